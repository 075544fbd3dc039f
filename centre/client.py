"""The centre's side of a pull: asks one office for the rows behind the last one that is here."""

import ssl
import zlib
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlsplit

from config.centre import OfficeSection
from config.certificates import office_name
from db.extract import MOST_ROWS, Extract, NotAnExtract, decode

PATIENCE_S = 20.0
MOST_BYTES = 16 * 1024 * 1024  # of a page, packed or not; one of 2,000 rows has about half a megabyte
GZIP = 16 + zlib.MAX_WBITS


class OfficeSilent(Exception):
    """The office does not answer, or not with an extract of its journal."""


class OfficeClient:
    """One office's journal server. Belongs to one thread; use it as a context manager."""

    def __init__(self, office: OfficeSection, tls: ssl.SSLContext) -> None:
        address = urlsplit(office.url)
        self._connection = _SecureConnection(str(address.hostname), int(address.port or 0), tls, office.number)

    def __enter__(self) -> "OfficeClient":
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def extract(self, after: int) -> Extract:
        """Return some rows behind row ``after``; raises OfficeSilent."""
        try:
            self._connection.request("GET", f"/journal?after={after}&limit={MOST_ROWS}")
            answer = self._connection.getresponse()
            body = answer.read(MOST_BYTES + 1)
            if answer.status != 200:
                raise OfficeSilent(f"it answers {answer.status}: {body[:300].decode(errors='replace').strip()}")
            return decode(_unpacked(body))
        except ssl.SSLError as error:
            raise OfficeSilent(f"its certificate and ours do not fit ({error.reason or error})") from error
        except (OSError, HTTPException, NotAnExtract, zlib.error) as error:
            raise OfficeSilent(str(error) or type(error).__name__) from error


class _SecureConnection(HTTPConnection):
    """HTTPS to a server that is known by the name in its certificate, whatever its address is today."""

    def __init__(self, host: str, port: int, tls: ssl.SSLContext, office: int) -> None:
        super().__init__(host, port, timeout=PATIENCE_S)
        self._tls = tls
        self._office = office

    def connect(self) -> None:
        """Connect and shake hands."""
        super().connect()
        self.sock = self._tls.wrap_socket(self.sock, server_hostname=office_name(self._office))


def _unpacked(body: bytes) -> bytes:
    """Return what was packed; a page that grows beyond all measure is refused."""
    if len(body) > MOST_BYTES:
        raise NotAnExtract("the answer is too long")
    unpacker = zlib.decompressobj(GZIP)
    lines = unpacker.decompress(body, MOST_BYTES)
    if unpacker.unconsumed_tail or not unpacker.eof:
        raise NotAnExtract("the answer is too long, or cut off")
    return lines
