//! The shapes of secrets, as data: what they are called, what stands beside them, how keys of known services look.
//! They belong to the program, so that no edition of a list can switch one off. All of it is lower case.

use Kind::{Code, Community, Key, LockCode, LoginPass, Loose, Password, Protocol};

/// What a name of a secret is taken to promise, and so how its value is told from other words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A password and the like: behind a colon it may be any word.
    Password,
    /// A word that also means other things ("pass", "secret"): it needs a sign of a login beside it.
    LoginPass,
    /// A number or short code: PIN, door code.
    Code,
    /// A code of any kind: it is a secret in a text that speaks of a lock.
    LockCode,
    /// A key or token: long, and no plain word.
    Key,
    /// A word that is a key's name only where its value says so ("key", "token").
    Loose,
    /// An SNMP community.
    Community,
    /// A protocol that SNMP's third version names in front of a passphrase.
    Protocol,
}

/// Names of secrets. A space stands for a space, a hyphen, an underscore, or a capital in the middle of a word.
pub const NAMES: &[(&str, Kind)] = &[
    ("password", Password),
    ("passwords", Password),
    ("passwd", Password),
    ("passwds", Password),
    ("paswd", Password),
    ("psswd", Password),
    ("pswd", Password),
    ("pwd", Password),
    ("pwds", Password),
    ("pwrd", Password),
    ("pword", Password),
    ("pass word", Password),
    ("p/word", Password),
    ("p'word", Password),
    ("p’word", Password),
    ("pw", Password),
    ("pws", Password),
    ("p/w", Password),
    ("p/ws", Password),
    ("p.w", Password),
    ("userpass", Password),
    ("loginpas", Password),
    ("passphrase", Password),
    ("pass phrase", Password),
    ("passcode", Password),
    ("passcodes", Password),
    ("pass code", Password),
    ("auth pass", Password),
    ("priv pass", Password),
    ("privacy pass", Password),
    ("admin pass", Password),
    ("root pass", Password),
    ("user pass", Password),
    ("login pass", Password),
    ("view pass", Password),
    ("psk", Password),
    ("pre shared key", Password),
    ("preshared key", Password),
    ("shared key", Password),
    ("shared secret", Password),
    ("client secret", Password),
    ("consumer secret", Password),
    ("app secret", Password),
    ("api secret", Password),
    ("enable secret", Password),
    ("radius secret", Password),
    ("radius key", Password),
    ("tacacs key", Password),
    ("sip secret", Password),
    ("secret key", Password),
    ("wifi key", Password),
    ("wi fi key", Password),
    ("wireless key", Password),
    ("wlan key", Password),
    ("wep key", Password),
    ("wepkey", Password),
    ("wpa key", Password),
    ("wpakey", Password),
    ("wpa2 key", Password),
    ("network key", Password),
    ("network security key", Password),
    ("hotspot key", Password),
    ("key string", Password),
    ("codeword", Password),
    ("code word", Password),
    ("plaintext", Password),
    ("typed exactly", Password),
    ("type exactly", Password),
    ("memorable word", Password),
    ("cyfrinair", Password),
    ("cyfrineiriau", Password),
    ("chyfrinair", Password),
    ("gyfrinair", Password),
    ("cyfrinymadrodd", Password),
    ("cyfrinair y wifi", Password),
    ("allwedd wi fi", Password),
    ("allwedd wifi", Password),
    ("allwedd ddiwifr", Password),
    ("pass", LoginPass),
    ("secret", LoginPass),
    ("superuser", LoginPass),
    ("normaluser", LoginPass),
    ("pin", Code),
    ("pins", Code),
    ("pin no", Code),
    ("pin number", Code),
    ("pin code", Code),
    ("sim pin", Code),
    ("rhif pin", Code),
    ("puk", Code),
    ("puk code", Code),
    ("alarm code", Code),
    ("alarm codes", Code),
    ("set/unset code", Code),
    ("unset code", Code),
    ("set code", Code),
    ("arm code", Code),
    ("disarm code", Code),
    ("door code", Code),
    ("door codes", Code),
    ("gate code", Code),
    ("gate codes", Code),
    ("barrier code", Code),
    ("entry code", Code),
    ("access code", Code),
    ("keypad code", Code),
    ("key pad code", Code),
    ("keycode", Code),
    ("lock code", Code),
    ("padlock code", Code),
    ("digilock code", Code),
    ("digilock", Code),
    ("digi lock", Code),
    ("combination", Code),
    ("combination lock", Code),
    ("padlock", Code),
    ("key safe", Code),
    ("keysafe", Code),
    ("key safe code", Code),
    ("keysafe code", Code),
    ("safe code", Code),
    ("safe combination", Code),
    ("panel code", Code),
    ("user code", Code),
    ("engineer code", Code),
    ("engineers code", Code),
    ("engineer's code", Code),
    ("installer code", Code),
    ("master code", Code),
    ("manager code", Code),
    ("duress code", Code),
    ("duress", Code),
    ("trade code", Code),
    ("trades code", Code),
    ("tradesman code", Code),
    ("security code", Code),
    ("unlock code", Code),
    ("unlock", Code),
    ("keypad", Code),
    ("backup code", Code),
    ("backup codes", Code),
    ("verification code", Code),
    ("verif code", Code),
    ("verif. code", Code),
    ("verify code", Code),
    ("ver code", Code),
    ("veri code", Code),
    ("verification", Code),
    ("vcode", Code),
    ("eng code", Code),
    ("set alarm", Code),
    ("unset alarm", Code),
    ("to unset", Code),
    ("to disarm", Code),
    ("code", LockCode),
    ("codes", LockCode),
    ("cod", LockCode),
    ("côd", LockCode),
    ("cod drws", Code),
    ("cod y drws", Code),
    ("cod larwm", Code),
    ("cod mynediad", Code),
    ("cod giât", Code),
    ("cod dilysu", Code),
    ("api key", Key),
    ("apikey", Key),
    ("api token", Key),
    ("access token", Key),
    ("refresh token", Key),
    ("auth token", Key),
    ("authtoken", Key),
    ("bearer token", Key),
    ("bearer", Key),
    ("activation token", Key),
    ("activation key", Key),
    ("activation code", Key),
    ("enrolment key", Key),
    ("enrolment token", Key),
    ("enrollment key", Key),
    ("enrollment token", Key),
    ("enrol key", Key),
    ("enrol secret", Password),
    ("enrolment code", Key),
    ("enrollment code", Key),
    ("device key", Key),
    ("owner key", Key),
    ("licence key", Key),
    ("license key", Key),
    ("product key", Key),
    ("serial key", Key),
    ("recovery key", Key),
    ("bitlocker key", Key),
    ("account key", Key),
    ("access key", Key),
    ("shared access key", Key),
    ("shared access signature", Key),
    ("private key", Key),
    ("encryption key", Key),
    ("signing key", Key),
    ("session key", Key),
    ("app key", Key),
    ("app s key", Key),
    ("nwk key", Key),
    ("nwk s key", Key),
    ("ssh key", Key),
    ("install key", Key),
    ("allwedd api", Key),
    ("key", Loose),
    ("keys", Loose),
    ("token", Loose),
    ("lic", Loose),
    ("licence", Loose),
    ("license", Loose),
    ("wpa", Loose),
    ("wpa2", Loose),
    ("wpa3", Loose),
    ("wep", Loose),
    ("cid", Key),
    ("snmp community", Community),
    ("community", Community),
    ("community string", Community),
    ("community strings", Community),
    ("communities", Community),
    ("community name", Community),
    ("ro community", Community),
    ("rw community", Community),
    ("rocommunity", Community),
    ("rwcommunity", Community),
    ("trapcommunity", Community),
    ("snmp ro", Community),
    ("snmp rw", Community),
    ("v2c string", Community),
    ("snmp string", Community),
    ("snmp ro string", Community),
    ("snmp rw string", Community),
    ("snmp read string", Community),
    ("auth", Protocol),
    ("priv", Protocol),
    ("md5", Protocol),
    ("sha", Protocol),
    ("sha 1", Protocol),
    ("sha1", Protocol),
    ("sha 256", Protocol),
    ("sha256", Protocol),
    ("des", Protocol),
    ("3des", Protocol),
    ("aes", Protocol),
    ("aes 128", Protocol),
    ("aes128", Protocol),
    ("aes 256", Protocol),
    ("aes256", Protocol),
];

/// What may be written in front of "pass", "password" and the like without a gap.
pub const GLUED_BEFORE: &[&str] = &[
    "admin", "view", "viewer", "user", "root", "login", "auth", "priv", "web", "rtsp", "ftp", "smtp", "mail", "onvif",
    "nvr", "dvr", "cam", "camera", "wifi", "wpa", "wlan", "guest", "db", "sql", "vpn", "ppp", "my", "old", "new", "dev",
    "oper", "operator", "enable", "master", "snmp", "ssh", "device", "host", "key", "store", "sa",
];
/// What they may stand in front of.
pub const GLUED: &[&str] = &["pass", "password", "passwd", "pwd", "pw", "pswd", "passphrase", "passcode", "pin", "psk"];

/// Words that make another name of the word they follow: "password policy", "key ID". It has no secret value.
pub const OTHER_NAME: &[&str] = &[
    "age", "agent", "algorithm", "attempt", "attempts", "audit", "authentication", "based", "benefits", "box", "boxes",
    "card", "cards", "change", "changes", "complexity", "contact", "count", "cover", "date", "dates", "decision", "entry",
    "expires", "expiry", "field", "file", "fob", "fobs", "format", "generator", "guide", "history", "holder", "holders",
    "hint", "id", "issue", "issues", "length", "less", "limit", "list", "location", "lock", "lockout", "locked", "make",
    "management", "manager", "model", "name", "names", "only", "operation", "operated", "pad", "pads", "performance",
    "person", "points", "policy", "policies", "prompt", "protected", "protection", "quantity", "qty", "rate", "reader",
    "readers", "recovery", "ref", "reference", "register", "requirement", "requirements", "reset", "resets", "rotation",
    "rules", "safe", "screen", "section", "standard", "stage", "stakeholders", "status", "strength", "suite", "switch",
    "terminal", "terminals", "through", "tool", "type", "types", "url", "vault", "version", "visit", "worker",
];

/// Signs of a login: a word that means other things is a secret's name beside one of them.
pub const LOGIN_SIGNS: &[&str] = &[
    "user", "users", "username", "usr", "uid", "un", "login", "logins", "logon", "log", "admin", "adminstrator",
    "administrator", "root", "account", "acct", "creds", "credentials", "credential", "pppoe", "ftp", "vpn", "radius",
    "tacacs", "eap", "l2tp", "ipsec", "sip", "enable", "enabled", "auth", "authorization", "authorisation",
    "authorized", "snmp", "server", "api", "token", "oauth", "onvif", "rtsp", "wifi", "ssid", "wlan", "zip", "portal",
];

/// Names that logins usually have.
pub const LOGIN_NAMES: &[&str] = &[
    "admin", "adnim", "administrator", "root", "user", "user1", "viewer", "operator", "supervisor", "engineer", "installer",
    "service", "support", "super", "sysop", "sysadmin", "cisco", "ubnt", "guest", "manager", "master", "onvif", "cctv",
    "cctvadmin", "sa", "pi", "apc", "hikvision", "dahua", "axis", "default", "test", "local", "666666", "888888",
];

/// Leading words of a login in which name and password are parted by a stroke.
pub const LOGIN_LEADS: &[&str] =
    &["login", "logon", "logins", "log", "logs", "creds", "credentials", "credential", "details", "access", "browser", "default", "signin"];
/// Further words behind which a name and a password are parted by a stroke.
pub const MORE_LEADS: &[&str] = &["wifi", "ssid", "account", "anydesk", "teamviewer", "vnc", "rdp"];

/// Words that say that no secret is written here.
pub const NO_VALUE: &[&str] = &[
    "a", "above", "an", "and", "any", "anonymous", "are", "as", "ask", "asked", "at", "attached", "available", "be", "been",
    "below", "blank", "but", "by", "can", "cannot", "case", "changed", "characters", "check", "checked", "complete",
    "completed", "configured", "confirmed", "contact", "correct", "could", "default", "defaulted", "defaults", "differ",
    "differs", "different", "disabled", "does", "done", "each", "email", "emailed", "empty", "enabled", "encrypted",
    "entered", "every", "expired", "expires", "expire", "fail", "failed", "failure", "false", "fine", "fob", "for",
    "forgotten", "from", "given", "good", "had", "has", "have", "held", "hidden", "i", "if", "in", "incorrect", "invalid",
    "is", "issued", "it", "kept", "known", "left", "lost", "mask", "masked", "may", "missing", "must", "n/a", "na", "n.a",
    "n.a.", "needed", "needs", "never", "new", "nil", "no", "non", "none", "not", "noted", "null", "of", "off", "ok", "okay",
    "on", "only", "or", "other", "our", "pending", "per", "please", "pls", "policy", "prompt", "provided", "rather", "read",
    "recorded", "redacted", "refused", "rejected", "removed", "required", "req'd", "requested", "reset", "resets", "safe",
    "same", "saved", "see", "sent", "set", "shall", "should", "site", "still", "stored", "string", "strings",
    "supplied", "tba", "tbc", "tbd", "text", "than", "that", "the", "their", "them", "then", "they", "this", "to",
    "true", "unavailable", "undefined", "unchanged", "unique", "unknown", "unset", "until", "updated", "use", "used", "valid", "vault",
    "varies", "vary", "was", "wasn't", "we", "were", "when", "which", "will", "with", "withheld", "without", "won't", "works",
    "working", "worked", "would", "write", "wrong", "xxx", "xxxx", "yes", "you", "your", "y", "n", "dim", "newid", "wedi",
    "heb", "gweler", "ddim", "amherthnasol", "i'w", "aes", "tkip", "ccmp", "version", "v1", "v2c", "v3", "centre", "center",
    "hall", "safety", "room", "garden", "ro", "rw", "after", "before", "between", "across", "during", "within", "via", "both",
    "all", "another", "too", "very", "now", "again", "also", "card", "cards", "holder", "holders", "gate", "date", "rate",
    "port", "ports", "key", "keys", "data", "mode", "back", "over", "under", "beneath", "into", "out", "up", "down", "judgement",
    "pass", "passed", "so", "there", "here", "where", "what", "who", "how", "why", "his", "her", "its", "my", "me", "us", "because", "exposed",
    "leaked", "breach", "cracked", "weak", "strong", "type", "box", "column", "columns", "cell", "cells", "sheet", "table", "sharing", "spraying", "guessing", "stuffing", "ring", "santa", "marking",
];

/// Words that stand between a name and its value in the settings of switches and the like.
pub const SKIPPED: &[&str] = &[
    "read", "write", "ro", "rw", "cipher", "irreversible-cipher", "simple", "plaintext", "plain-text", "cleartext",
    "encrypted", "enc", "md5", "sha1", "ascii", "hex", "hash", "ntlm", "string", "value", "write-only", "read-only", "read-write",
];

/// Names of parameters of an address whose values are secret.
pub const PARAMETERS: &[&str] = &[
    "pwd", "password", "passwd", "pass", "passw", "pw", "psw", "loginpas", "userpwd", "userpass", "auth_pass", "authpass",
    "token", "auth_token", "authtoken", "access_token", "accesstoken", "refresh_token", "id_token", "apikey", "api_key",
    "api-key", "app_key", "appkey", "key", "sig", "signature", "secret", "client_secret", "auth", "sid", "session",
    "sessionid", "sas", "code", "pin", "x-api-key", "credential", "x-amz-signature", "x-amz-credential", "passcode",
];

/// How keys of known services begin, and how many signs at least follow.
pub const KNOWN_KEYS: &[(&str, usize)] = &[
    ("ghp_", 12),
    ("gho_", 12),
    ("ghu_", 12),
    ("ghs_", 12),
    ("ghr_", 12),
    ("github_pat_", 10),
    ("glpat-", 10),
    ("xoxb-", 10),
    ("xoxa-", 10),
    ("xoxp-", 10),
    ("xoxr-", 10),
    ("xoxs-", 10),
    ("xapp-", 10),
    ("npm_", 20),
    ("sk_live_", 8),
    ("sk_test_", 8),
    ("rk_live_", 8),
    ("whsec_", 8),
    ("AIza", 20),
    ("SG.", 20),
    ("ya29.", 8),
    ("AKIA", 16),
    ("ASIA", 16),
    ("eyJ", 20),
    ("dop_v1_", 16),
    ("hvs.", 16),
    ("pypi-", 16),
    ("dckr_pat_", 10),
    ("PMAK-", 16),
    ("sk-ant-", 12),
    ("sk-proj-", 12),
    ("AGE-SECRET-KEY-1", 16),
];

/// How kept forms of passwords begin.
pub const HASHES: &[&str] =
    &["$1$", "$2a$", "$2b$", "$2y$", "$5$", "$6$", "$7$", "$8$", "$9$", "$14$", "$y$", "$apr1$", "$argon2", "$pbkdf2", "{SSHA}", "{SHA}"];

/// Verbs after which a code stands, as in "unset with 2580".
pub const CODE_VERBS: &[&str] =
    &["unset", "disarm", "unset with", "set with", "disarm with", "arm with", "punch", "punch in", "key in", "tap in", "press", "enter", "type", "type in", "dial"];

/// Words in a line that let a code be read after a verb.
pub const CODE_SIGNS: &[&str] =
    &["alarm", "unset", "disarm", "keypad", "goes off", "arc", "barrier", "gate", "door", "lock", "safe", "shutter", "password", "pin", "mailbox", "voicemail", "kiosk", "enrol"];

/// Words in a line that speak of a lock.
pub const LOCK_SIGNS: &[&str] = &[
    "door", "gate", "alarm", "barrier", "keypad", "lock", "safe", "unset", "disarm", "entry", "wifi", "wi-fi", "shutter", "bollard", "lobby",
    "drws", "giât", "larwm", "mynediad", "entrance", "stairwell", "cupboard", "cabinet", "compound", "digilock", "room", "user 1", "user 2",
];
/// Words in front of "code" that make another thing of it.
pub const OTHER_CODES: &[&str] = &[
    "error", "fault", "product", "cost", "order", "asset", "post", "qr", "colour", "color", "ip", "event", "http", "building", "highway", "dress",
    "part", "item", "bar", "sic", "cpv", "smart", "plus", "sort", "dialling", "area", "country", "stock", "project", "job", "reason", "status",
    "exit", "of", "building", "zone", "site", "location", "ledger", "gl", "account", "budget", "sku", "nominal", "ral", "date", "firmware", "source",
    "colour", "trade", "unit", "store", "department", "dept", "cash", "finance", "commodity", "supplier", "vendor", "manufacturer", "contract",
];

/// Words in a line that make a word shaped like a strong password one.
pub const ACCESS_SIGNS: &[&str] = &[
    "account", "password", "login", "logon", "creds", "credentials", "sign in", "signed in", "log in", "reset to", "set up as", "set you up",
    "unlocked", "enrol", "pw", "pwd", "p/w", "wifi", "wi-fi", "passwd", "pass is", "cyfrinair", "memorable",
];

/// Words behind a name and a colon that say that the secret is absent, elsewhere or changed.
pub const ABSENT: &[&str] = &[
    "a", "above", "absent", "an", "anonymous", "any", "applied", "as", "ask", "at", "attached", "available", "below", "blank",
    "by", "case", "changed", "check", "complexity", "confirmed", "contact", "default", "defaulted", "deleted",
    "dim", "disabled", "each", "emailed", "empty", "enabled", "encrypted", "expired", "expires", "fail", "failed", "false",
    "forgotten", "from", "gweler", "held", "hidden", "i", "if", "in", "incorrect", "invalid", "is", "it", "kept", "known",
    "letters", "lost", "maintained", "managed", "masked", "max", "maximum", "min", "minimum", "missing", "must", "n.a",
    "na", "needed", "needs", "never", "nil", "no", "none", "not", "null", "of", "off", "ok", "okay", "on", "only", "optional",
    "or", "our", "pending", "per", "please", "pls", "provided", "recorded", "redacted", "refer", "removed", "required",
    "reset", "rotated", "same", "sent", "see", "set", "stored", "string", "supplied", "tba", "tbc", "tbd", "text", "that",
    "the", "they", "this", "to", "true", "unchanged", "undefined", "unique", "unknown", "unset", "updated", "use", "used",
    "varies", "various", "was", "we", "when", "will", "with", "withheld", "without", "works", "working", "yes", "you", "your",
    "y", "n", "nothing", "anything", "available", "already", "always", "applicable", "both", "should", "shall", "there",
];

/// Words that may open what stands between a name and "is": "the password for the recorder is …".
pub const BETWEEN_OPENS: &[&str] = &["until", "between", "from", "with", "using", "used", "when", "into", "that", "here"];

/// Headings with these words ask about a secret and hold none: "PIN changed?", "Password policy".
pub const HEADING_OF_STATUS: &[&str] = &[
    "changed", "expiry", "expires", "expired", "policy", "protected", "protection", "length", "age", "strength", "complexity",
    "lockout", "required", "reset", "date", "newid", "wedi", "enabled", "count", "qty", "quantity", "version", "reader", "readers",
    "type", "manager", "holder", "updated", "rotated", "attempts", "hint", "y/n", "yes/no", "location", "make", "model", "pad", "ok",
    "unchanged", "owner", "issued", "management", "ref", "reference", "centre", "room", "lead",
];

/// Headings that are secret as a whole and no name in running text: too short or too common there.
pub const HEADINGS: &[&str] = &[
    "credentials", "credential", "creds", "login credentials", "login details", "logon details", "log in details", "logins",
    "cred", "pin", "pin code", "pin no", "pin number", "safe combination", "combination", "digilock number", "digilock no", "digilock",
    "snmp ro", "snmp rw", "snmp string", "community string", "community strings", "snmp community", "snmp communities", "secret",
    "secret key", "auth key", "security key", "priv key", "bearer", "manylion mewngofnodi", "rhif pin", "cod pin", "keypad no", "keypad number",
    "sas token", "session token", "token secret", "oauth token", "webhook secret", "seed phrase", "totp seed", "otp seed", "mfa seed",
    "recovery phrase", "recovery codes", "backup code", "passkey", "key code", "keycode", "combo", "lock combination", "padlock number",
    "encryption passphrase", "admin pw", "snmp ro string", "snmp rw string", "ro string", "rw string", "wifi key", "memorable word",
    "security answer", "security word", "codeword", "code word", "arc password", "arc code", "voice password", "duress word", "pin/puk", "pin puk",
];
/// Headings that are secret beside a user's name: "User", "Pass".
pub const HEADINGS_BESIDE_USER: &[&str] = &["pass", "key", "code", "token", "login", "secret", "phrase", "auth"];
/// Headings of a user's name.
pub const USER_HEADINGS: &[&str] =
    &["user", "user name", "username", "usr", "login", "login name", "logon", "user id", "userid", "uid", "un", "u/n", "account", "enw defnyddiwr", "admin user"];
