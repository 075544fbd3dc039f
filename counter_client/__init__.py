"""The officer's desk: call the next applicant, see the sheet, finish, hold, transfer."""
