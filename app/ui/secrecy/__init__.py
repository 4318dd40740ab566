"""What keeps case data from eyes that it is not for: masks, a lock of its own, clipboard, screen capture."""

from app.ui.secrecy.capture import CaptureShield
from app.ui.secrecy.clipboard import ClipboardGuard
from app.ui.secrecy.gate import CaseGate
from app.ui.secrecy.lock import CaseLock
from app.ui.secrecy.secret_field import Noted, SecretField
from app.ui.secrecy.veil import Veil

__all__ = ["CaptureShield", "CaseGate", "CaseLock", "ClipboardGuard", "Noted", "SecretField", "Veil"]
