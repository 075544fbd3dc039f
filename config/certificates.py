"""Certificates by which an office and a national centre know each other.

Each side makes its own and hands the public part to the other by hand, so that there is no authority to run and no
password to keep. A side trusts exactly the certificate it was given.
"""

import ssl
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from config.faults import StartFault
from config.files import write_new

VALID = timedelta(days=3650)
CENTRE = "centre"


@dataclass(frozen=True)
class Certificate:
    """One side's certificate: its name and the paths of its two parts."""

    name: str
    public: Path
    private: Path


def office_name(number: int) -> str:
    """Return the name in the certificate of an office."""
    return f"office-{number}"


def certificate_in(folder: Path, name: str) -> Certificate:
    """Return where the certificate of ``name`` is."""
    return Certificate(name, folder / f"{name}.crt", folder / f"{name}.key")


def make_certificate(folder: Path, name: str, now: datetime) -> Certificate:
    """Make a certificate that is its own authority; only its owner may read the private part."""
    folder.mkdir(parents=True, exist_ok=True)
    made = certificate_in(folder, name)
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + VALID)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, SHA256())
    )
    write_new(made.private, key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()), 0o600)
    write_new(made.public, certificate.public_bytes(Encoding.PEM), 0o644)
    return made


def server_side(own: Certificate, client: Certificate) -> ssl.SSLContext:
    """Return how to be a server for one client only."""
    return _context(ssl.PROTOCOL_TLS_SERVER, own, client)


def client_side(own: Certificate, server: Certificate) -> ssl.SSLContext:
    """Return how to be a client of one server only; give its name as ``server_hostname``."""
    return _context(ssl.PROTOCOL_TLS_CLIENT, own, server)


def _context(protocol: int, own: Certificate, other: Certificate) -> ssl.SSLContext:
    context = ssl.SSLContext(protocol)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    try:
        context.load_cert_chain(own.public, own.private)
    except OSError as error:
        raise StartFault(f"{own.public} and its key cannot be used ({error.strerror}): make them anew.") from error
    try:
        context.load_verify_locations(other.public)
    except OSError as error:
        raise StartFault(
            f"{other.public} cannot be read ({error.strerror}): copy it here from the other side."
        ) from error
    context.verify_mode = ssl.CERT_REQUIRED
    return context
