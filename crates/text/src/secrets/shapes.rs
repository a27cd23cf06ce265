//! The shapes of secrets, as data: their names, what is beside them, what keys of known services look like. They are
//! part of the program, so that no edition of a list can switch one off. All of it is lower case.

use Kind::{Code, Community, Key, LockCode, LoginPass, Loose, Password, Protocol};

/// How reliable the name of a secret is, and so how its value is distinguished from other words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A password and the like: after a colon it may be any word.
    Password,
    /// A word that also means other things ("pass", "secret"): it counts only beside a sign of a login.
    LoginPass,
    /// A number or short code: PIN, door code.
    Code,
    /// A code of any kind: it is a secret in a text about a lock.
    LockCode,
    /// A key or token: long, and not a plain word.
    Key,
    /// A word that is the name of a key only if its value looks like one ("key", "token").
    Loose,
    /// An SNMP community.
    Community,
    /// A protocol that SNMP version 3 names before a passphrase.
    Protocol,
}

/// Names of secrets. A space stands for a space, a hyphen, an underscore, or a capital in the middle of a word.
#[rustfmt::skip]
pub const NAMES: &[(Kind, &[&str])] = &[
    (Password, &[
        "password", "passwords", "passwd", "passwds", "paswd", "psswd", "pswd", "pwd", "pwds", "pwrd", "pword",
        "pass word", "passw", "p/word", "p/words", "p'word", "p’word", "pw", "pws", "p/w", "p/ws", "p.w", "userpass",
        "loginpas", "unattended access", "unattended", "passphrase", "pass phrase", "passcode", "passcodes", "pass code", "auth pass", "priv pass",
        "privacy pass", "admin pass", "root pass", "user pass", "login pass", "view pass", "psk", "pre shared key",
        "preshared key", "shared key", "shared secret", "client secret", "consumer secret", "app secret",
        "api secret", "enable secret", "radius secret", "radius key", "tacacs key", "sip secret", "secret key",
        "wifi key", "wi fi key", "wireless key", "wlan key", "wep key", "wepkey", "wpa key", "wpakey", "wpa2 key",
        "network key", "network security key", "hotspot key", "key string", "codeword", "code word", "plaintext",
        "typed exactly", "type exactly", "memorable word", "psksecret", "key content", "key material", "authentication key", "message digest key", "totp secret", "otp secret", "authenticator secret",
        "mfa secret", "fa secret", "totp key", "facal faire", "facal fhaire", "cyfrin air",
        "gair pas", "gair cudd", "gair cyfrin", "p a s s w o r d",
        "cyfrinair", "cyfrineiriau", "chyfrinair", "gyfrinair", "cyfrinymadrodd", "cyfrinair y wifi", "allwedd wi fi",
        "allwedd wifi", "allwedd ddiwifr", "enrol secret",
    ]),
    (LoginPass, &[
        "pass", "secret", "superuser", "normaluser",
    ]),
    (Code, &[
        "pin", "pins", "pin no", "pin number", "pin code", "sim pin", "rhif pin", "puk", "puk code", "alarm code",
        "alarm codes", "set/unset code", "unset code", "set code", "arm code", "disarm code", "door code",
        "door codes", "gate code", "gate codes", "barrier code", "entry code", "access code", "keypad code",
        "key pad code", "keycode", "lock code", "padlock code", "digilock code", "digilock", "digi lock",
        "combination", "combination lock", "padlock", "key safe", "keysafe", "key safe code", "keysafe code",
        "safe code", "safe combination", "panel code", "user code", "engineer code", "engineers code",
        "engineer's code", "installer code", "master code", "manager code", "duress code", "duress", "trade code",
        "trades code", "tradesman code", "security code", "unlock code", "unlock", "keypad", "backup code",
        "backup codes", "verification code", "verif code", "verif. code", "verify code", "ver code", "veri code",
        "encryption code", "safety code", "keysafe no", "key safe no", "safe", "eng menu", "one time code", "otp",
        "verification", "vcode", "eng code", "set alarm", "unset alarm", "to unset", "to disarm", "cod drws",
        "cod y drws", "cod larwm", "cod mynediad", "cod giât", "cod sêff", "cod y sêff", "côd sêff", "côd y sêff", "cod y bocs allweddi", "côd y bocs allweddi",
        "côd y sêff allweddi", "cod y sêff allweddi", "cod y larwm", "côd y larwm", "cod y giât", "côd y giât",
        "unlock pattern", "swipe pattern", "lock pattern", "screen pattern", "côd drws", "côd y drws", "côd larwm", "côd mynediad",
        "côd giât", "côd dilysu", "côd diogelwch", "rhif côd", "cod dilysu", "cod diogelwch", "cod diogelwch y sêff",
    ]),
    (LockCode, &[
        "code", "codes", "cod", "côd",
    ]),
    (Key, &[
        "api key", "apikey", "api token", "access token", "refresh token", "auth token", "authtoken", "bearer token",
        "bearer", "activation token", "activation key", "activation code", "enrolment key", "enrolment token",
        "enrollment key", "enrollment token", "enrol key", "enrolment code", "enrollment code", "device key",
        "register code", "registration code", "setup key", "recovery code", "owner key", "licence key", "license key",
        "product key", "serial key", "recovery key", "bitlocker key", "account key", "access key",
        "shared access key", "shared access signature", "private key", "encryption key", "signing key", "session key",
        "app key", "app s key", "nwk key", "nwk s key", "ssh key", "install key", "totp seed", "otp seed", "mfa seed", "authenticator key", "allwedd api", "cid",
    ]),
    (Loose, &[
        "key", "keys", "token", "lic", "licence", "license", "wpa", "wpa2", "wpa3", "wep",
    ]),
    (Community, &[
        "snmp community", "community", "community string", "community strings", "communities", "community name",
        "ro community", "rw community", "rocommunity", "rwcommunity", "trapcommunity", "snmp ro", "snmp rw",
        "v2c string", "read string", "write string", "ro comm", "rw comm", "snmp string", "snmp ro string",
        "snmp rw string", "snmp read string", "read community", "write community", "get community", "set community",
    ]),
    (Protocol, &[
        "auth", "priv", "md5", "sha", "sha 1", "sha1", "sha 256", "sha256", "des", "3des", "aes", "aes 128", "aes128",
        "aes 256", "aes256",
    ]),
];

/// What may be written directly before "pass", "password" and the like.
#[rustfmt::skip]
pub const GLUED_BEFORE: &[&str] = &[
    "admin", "view", "viewer", "user", "root", "login", "auth", "priv", "web", "rtsp", "ftp", "smtp", "mail", "onvif",
    "nvr", "dvr", "cam", "camera", "wifi", "wpa", "wlan", "guest", "db", "sql", "vpn", "ppp", "my", "old", "new",
    "dev", "require", "oper", "operator", "enable", "master", "snmp", "ssh", "device", "host", "key", "store", "sa",
];
/// Whose a password may be, after its name and an underscore: `password_nvr1=`.
pub const HOLDERS: &[&str] = &[
    "nvr", "dvr", "cam", "camera", "admin", "root", "wifi", "guest", "db", "vms", "main", "old", "new", "web", "rtsp",
];
/// What the words in `GLUED_BEFORE` may be written before.
#[rustfmt::skip]
pub const GLUED: &[&str] = &[
    "pass", "password", "passwd", "pwd", "pw", "pswd", "passphrase", "passcode", "pin", "psk",
];

/// Words that form another name with the word before them: "password policy", "key ID". Such a name has no secret
/// value.
#[rustfmt::skip]
pub const OTHER_NAME: &[&str] = &[
    "age", "agent", "algorithm", "attempt", "attempts", "audit", "authentication", "based", "benefits", "box",
    "boxes", "card", "cards", "change", "changes", "complexity", "contact", "count", "cover", "date", "dates",
    "decision", "entry", "expires", "expiry", "field", "file", "fob", "fobs", "format", "generator", "guide",
    "history", "holder", "holders", "hint", "id", "issue", "issues", "length", "less", "limit", "list", "location",
    "lock", "lockout", "locked", "make", "management", "manager", "model", "name", "names", "only", "operation",
    "operated", "pad", "pads", "performance", "person", "points", "policy", "policies", "prompt", "protected",
    "protection", "quantity", "qty", "rate", "reader", "readers", "recovery", "ref", "reference", "register",
    "requirement", "requirements", "reset", "resets", "rotation", "rules", "safe", "screen", "section", "standard",
    "stage", "stakeholders", "status", "strength", "suite", "switch", "terminal", "terminals", "through", "tool",
    "type", "types", "url", "vault", "version", "visit", "worker",
];

/// Signs of a login: beside one of them a word with several meanings is the name of a secret.
#[rustfmt::skip]
pub const LOGIN_SIGNS: &[&str] = &[
    "user", "users", "username", "usr", "uid", "un", "login", "logins", "logon", "log", "admin", "adminstrator",
    "administrator", "root", "account", "acct", "creds", "credentials", "credential", "pppoe", "ftp", "vpn", "radius",
    "tacacs", "eap", "l2tp", "ipsec", "sip", "enable", "enabled", "auth", "authorization", "authorisation",
    "authorized", "snmp", "server", "api", "token", "oauth", "onvif", "rtsp", "wifi", "ssid", "wlan", "zip", "portal", "teamviewer", "anydesk", "rdp", "vnc",
];

/// Names that logins usually have.
#[rustfmt::skip]
pub const LOGIN_NAMES: &[&str] = &[
    "admin", "adnim", "administrator", "root", "user", "user1", "viewer", "operator", "supervisor", "engineer",
    "installer", "service", "support", "super", "sysop", "sysadmin", "cisco", "ubnt", "guest", "manager", "master",
    "onvif", "cctv", "cctvadmin", "sa", "pi", "apc", "hikvision", "dahua", "axis", "default", "test", "local",
    "666666", "888888",
];

/// Words after which a login's name and password are separated by a slash.
#[rustfmt::skip]
pub const LOGIN_LEADS: &[&str] = &[
    "login", "logon", "logins", "log", "logs", "creds", "credentials", "credential", "details", "access", "browser",
    "default", "signin",
];
/// Further words after which a name and a password are separated by a slash.
#[rustfmt::skip]
pub const MORE_LEADS: &[&str] = &["wifi", "ssid", "account", "anydesk", "teamviewer", "splashtop", "vnc", "rdp"];

/// Words that show that no secret is written here.
#[rustfmt::skip]
pub const NO_VALUE: &[&str] = &[
    "a", "above", "an", "and", "any", "anonymous", "are", "as", "ask", "asked", "at", "attached", "available", "be",
    "been", "below", "blank", "but", "by", "can", "cannot", "case", "changed", "characters", "check", "checked",
    "complete", "completed", "configured", "confirmed", "contact", "correct", "could", "default", "defaulted",
    "defaults", "differ", "differs", "different", "disabled", "does", "done", "each", "email", "emailed", "empty",
    "enabled", "encrypted", "entered", "every", "expired", "expires", "expire", "fail", "failed", "failure", "false",
    "fine", "fob", "for", "forgotten", "from", "given", "good", "had", "has", "have", "held", "hidden", "i", "if",
    "in", "incorrect", "invalid", "is", "issued", "it", "kept", "known", "left", "lost", "mask", "masked", "may",
    "missing", "must", "n/a", "na", "n.a", "n.a.", "needed", "needs", "never", "new", "nil", "no", "non", "none",
    "not", "noted", "null", "of", "off", "ok", "okay", "on", "only", "or", "other", "our", "pending", "per", "please",
    "pls", "policy", "prompt", "provided", "rather", "read", "recorded", "redacted", "refused", "rejected", "removed",
    "required", "req'd", "requested", "reset", "resets", "safe", "same", "saved", "see", "sent", "set", "shall",
    "should", "site", "still", "stored", "string", "strings", "supplied", "tba", "tbc", "tbd", "text", "than", "that",
    "the", "their", "them", "then", "they", "this", "to", "true", "unavailable", "undefined", "unchanged", "unique",
    "unknown", "unset", "until", "updated", "use", "used", "valid", "vault", "varies", "vary", "was", "wasn't", "we",
    "were", "when", "which", "will", "with", "withheld", "without", "won't", "works", "working", "worked", "would",
    "write", "wrong", "xxx", "xxxx", "yes", "you", "your", "y", "n", "dim", "newid", "wedi", "heb", "gweler", "gan",
    "gyda", "yn", "anhysbys", "ddim", "amherthnasol", "i'w", "aes", "tkip", "ccmp", "version", "v1", "v2c", "v3",
    "centre", "center", "hall", "safety", "room", "garden", "ro", "rw", "after", "before", "between", "across",
    "during", "within", "via", "both", "all", "another", "too", "very", "now", "again", "also", "card", "cards",
    "holder", "holders", "gate", "date", "rate", "port", "ports", "key", "keys", "data", "mode", "back", "over",
    "under", "beneath", "into", "out", "up", "down", "judgement", "pass", "passed", "so", "there", "here", "where",
    "what", "who", "how", "why", "his", "her", "its", "my", "me", "us", "because", "exposed", "leaked", "breach",
    "cracked", "weak", "strong", "type", "box", "column", "columns", "cell", "cells", "sheet", "table", "sharing",
    "spraying", "guessing", "stuffing", "ring", "santa", "marking",
];

/// Words that are between a name and its value in the settings of switches and the like.
#[rustfmt::skip]
pub const SKIPPED: &[&str] = &[
    "read", "write", "ro", "rw", "cipher", "irreversible-cipher", "simple", "plaintext", "plain-text", "cleartext",
    "encrypted", "enc", "md5", "sha1", "ascii", "hex", "hash", "ntlm", "string", "value", "write-only", "read-only",
    "read-write",
];

/// Names of parameters of an address whose values are secret.
#[rustfmt::skip]
pub const PARAMETERS: &[&str] = &[
    "pwd", "pwdold", "oldpwd", "newpwd", "oldpassword", "newpassword", "password", "passwd", "pass", "passw", "pw",
    "psw", "loginpas", "userpwd", "userpass", "auth_pass", "authpass", "token", "auth_token", "authtoken",
    "access_token", "accesstoken", "refresh_token", "id_token", "apikey", "api_key", "api-key", "app_key", "appkey",
    "key", "sig", "signature", "secret", "client_secret", "auth", "sid", "session", "sessionid", "sas", "code", "pin",
    "x-api-key", "credential", "x-amz-signature", "x-amz-credential", "passcode",
];

/// How keys of known services begin, and how many characters must follow.
#[rustfmt::skip]
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
    ("AKIA", 12),
    ("ASIA", 12),
    ("eyJ", 20),
    ("dop_v1_", 16),
    ("hvs.", 16),
    ("pypi-", 16),
    ("dckr_pat_", 10),
    ("PMAK-", 16),
    ("sk-ant-", 12),
    ("sk-proj-", 12),
    ("hf_", 20),
    ("glsa_", 16),
    ("tskey-", 16),
    ("AGE-SECRET-KEY-1", 16),
];

/// How hashed passwords begin.
#[rustfmt::skip]
pub const HASHES: &[&str] = &[
    "$1$", "$2a$", "$2b$", "$2y$", "$5$", "$6$", "$7$", "$8$", "$9$", "$14$", "$y$", "$apr1$", "$argon2", "$pbkdf2",
    "{SSHA}", "{SHA}",
];

/// Words in a line about a plug with numbered pins.
#[rustfmt::skip]
pub const CONTACT_SIGNS: &[&str] = &[
    "rj45", "rj11", "rj12", "db9", "db15", "db25", "molex", "xlr", "bnc", "idc", "jst", "phoenix", "pinout", "wiring",
    "connector", "connectors", "jumper", "header", "plug", "socket", "terminal", "terminals", "crimp", "patch", "pair",
    "pairs", "cat5", "cat5e", "cat6", "rs232", "rs485", "loom", "gpio", "solder",
];

/// Whose or what a code is for: such a code belongs to a lock or panel, whatever else the line says.
#[rustfmt::skip]
pub const CODE_HOLDERS: &[&str] = &[
    "supervisor", "cleaner", "cleaners", "caretaker", "fireman", "firemans", "fireman's", "firefighter", "engineer",
    "engineers", "installer", "installers", "staff", "manager", "managers", "guard", "guards", "keyholder", "visitor",
    "visitors", "tenant", "tenants", "contractor", "contractors", "resident", "residents", "warden", "porter", "master",
    "override", "programming", "programmer", "menu", "lift", "alarm", "panel", "intruder", "access", "disarm", "arm",
    "reset", "duress", "night", "day", "weekend", "temporary", "guest", "delivery", "driver", "school", "teacher",
    "head", "intercom", "turnstile", "shed", "garage", "locker", "vault", "cabinet", "keypad", "shutter", "barrier",
];

/// Verbs that a code may follow, as in "unset with 2580".
#[rustfmt::skip]
pub const CODE_VERBS: &[&str] = &[
    "unset", "disarm", "unset with", "set with", "disarm with", "arm with", "punch", "punch in", "key in", "tap in",
    "press", "enter", "type", "type in", "dial",
];

/// Words in a line that allow a code to be read after a verb.
#[rustfmt::skip]
pub const CODE_SIGNS: &[&str] = &[
    "alarm", "unset", "disarm", "keypad", "goes off", "arc", "get into", "get in ", "barrier", "gate", "door", "lock", "safe", "shutter",
    "password", "pin", "trades button", "intercom", "mailbox", "voicemail", "kiosk", "enrol",
];

/// Words in a line about a lock.
#[rustfmt::skip]
pub const LOCK_SIGNS: &[&str] = &[
    "door", "gate", "alarm", "barrier", "keypad", "lock", "safe", "unset", "disarm", "entry", "wifi", "wi-fi",
    "shutter", "bollard", "lobby", "turnstile", "intercom", "sêff", "allweddi", "drws", "giât", "larwm", "mynediad", "entrance", "panel", "stairwell", "cupboard",
    "cabinet", "compound", "digilock", "room", "user 1", "user 2",
];
/// Words before "code" that make it another kind of code.
#[rustfmt::skip]
pub const OTHER_CODES: &[&str] = &[
    "error", "fault", "product", "cost", "order", "asset", "post", "qr", "colour", "color", "ip", "event", "http",
    "building", "highway", "dress", "part", "item", "bar", "sic", "cpv", "smart", "plus", "sort", "dialling", "area",
    "country", "stock", "project", "job", "reason", "status", "exit", "of", "zone", "site", "location", "ledger",
    "gl", "account", "budget", "sku", "nominal", "ral", "date", "firmware", "source", "trade", "unit", "store",
    "department", "dept", "cash", "finance", "commodity", "supplier", "vendor", "manufacturer", "contract", "rs",
    "catalogue", "catalog", "cat", "farnell", "rapid", "screwfix", "toolstation", "model", "range", "series",
    "article",
];

/// Words in a line that make a strong-looking word count as a password.
#[rustfmt::skip]
pub const ACCESS_SIGNS: &[&str] = &[
    "account", "password", "login", "logon", "creds", "credentials", "sign in", "signed in", "log in", "reset to",
    "set up as", "set you up", "unlocked", "enrol", "pw", "pwd", "p/w", "wifi", "wi-fi", "passwd", "pass is",
    "cyfrinair", "memorable",
];

/// Words after a name and a colon that say that the secret is absent, kept elsewhere or changed.
#[rustfmt::skip]
pub const ABSENT: &[&str] = &[
    "a", "above", "absent", "an", "anonymous", "any", "applied", "as", "ask", "at", "attached", "available", "below",
    "blank", "by", "case", "changed", "check", "complexity", "confirmed", "contact", "default", "defaulted",
    "deleted", "dim", "disabled", "each", "emailed", "empty", "enabled", "encrypted", "expired", "expires", "fail",
    "failed", "false", "forgotten", "from", "gweler", "gan", "gyda", "heb", "wedi", "yn", "anhysbys", "held",
    "hidden", "i", "if", "in", "incorrect", "invalid", "is", "it", "kept", "known", "letters", "lost", "maintained",
    "managed", "masked", "max", "maximum", "min", "minimum", "missing", "must", "n.a", "na", "needed", "needs",
    "never", "nil", "no", "none", "not", "null", "of", "off", "ok", "okay", "on", "only", "optional", "or", "our",
    "pending", "per", "please", "pls", "provided", "recorded", "redacted", "refer", "removed", "required", "reset",
    "rotated", "same", "sent", "see", "set", "stored", "string", "supplied", "tba", "tbc", "tbd", "text", "that",
    "the", "they", "this", "to", "true", "unchanged", "undefined", "unique", "unknown", "unset", "updated", "use",
    "used", "varies", "various", "was", "we", "when", "will", "with", "withheld", "without", "works", "working",
    "yes", "you", "your", "y", "n", "nothing", "anything", "already", "always", "applicable", "both", "should",
    "shall", "there",
];

/// Words that may come first between a name and "is": "the password for the recorder is …".
#[rustfmt::skip]
pub const BETWEEN_OPENS: &[&str] = &[
    "until", "between", "from", "with", "using", "used", "when", "into", "that", "here", "same", "as", "both",
    "wi-fi'r",
];

/// Headings with these words ask about a secret without containing one: "PIN changed?", "Password policy".
#[rustfmt::skip]
pub const HEADING_OF_STATUS: &[&str] = &[
    "changed", "expiry", "expires", "expired", "removed", "held", "handed", "knows", "policy", "protected",
    "protection", "length", "age", "strength", "complexity", "lockout", "required", "reset", "date", "newid", "wedi",
    "enabled", "count", "qty", "quantity", "version", "reader", "readers", "type", "manager", "holder", "updated",
    "rotated", "attempts", "hint", "y/n", "yes/no", "location", "make", "model", "pad", "ok", "unchanged", "owner",
    "issued", "management", "ref", "reference", "centre", "room", "lead",
];

/// Words that name a secret only as a whole heading: in running text they are too short or too common.
#[rustfmt::skip]
pub const HEADINGS: &[&str] = &[
    "credentials", "credential", "creds", "login credentials", "login details", "logon details", "log in details",
    "logins", "cred", "pin", "pin code", "pin no", "pin number", "safe combination", "combination", "digilock number",
    "digilock no", "digilock", "snmp ro", "snmp rw", "snmp string", "community string", "community strings",
    "snmp community", "snmp communities", "secret", "secret key", "auth key", "security key", "priv key", "bearer",
    "manylion mewngofnodi", "rhif pin", "cod pin", "keypad no", "keypad number", "sas token", "session token",
    "token secret", "oauth token", "webhook secret", "wifi code", "wi fi code", "hik connect code", "safety code",
    "p2p safety code", "seed phrase", "totp seed", "otp seed", "mfa seed", "recovery phrase", "recovery code",
    "recovery codes", "read community", "write community", "ro community", "rw community", "l2tp secret",
    "ppp secret", "pin drws", "connection string", "connection strings", "backup code", "passkey", "key code",
    "keycode", "combo", "lock combination", "padlock number", "encryption passphrase", "admin pw", "snmp ro string",
    "snmp rw string", "ro string", "rw string", "wifi key", "memorable word", "security answer", "security word",
    "codeword", "code word", "arc password", "arc code", "voice password", "duress word", "pin/puk", "pin puk",
];
/// Words that name a secret as a heading beside that of a user's name: "User", "Pass".
#[rustfmt::skip]
pub const HEADINGS_BESIDE_USER: &[&str] = &["pass", "key", "code", "token", "login", "secret", "phrase", "auth"];
/// Headings of a user's name.
#[rustfmt::skip]
pub const USER_HEADINGS: &[&str] = &[
    "user", "user name", "username", "usr", "login", "login name", "logon", "user id", "userid", "uid", "un", "u/n",
    "account", "enw defnyddiwr", "admin user",
];

/// Common headings of registers: a row with one of these beside the name of a secret is a row of headings.
#[rustfmt::skip]
pub const COMMON_HEADINGS: &[&str] = &[
    "site", "location", "building", "room", "door", "gate", "area", "zone", "make", "maker", "manufacturer", "brand",
    "model", "device", "asset", "equipment", "item", "camera", "recorder", "nvr", "switch", "host", "hostname", "ip",
    "address", "mac", "port", "serial", "firmware", "status", "notes", "note", "remarks", "comments", "description",
    "date", "name", "ref", "reference", "id", "no", "number", "qty", "quantity", "url", "ssid", "vlan", "category",
    "safle", "lleoliad", "gwneuthurwr", "dyfais", "nodiadau",
];

/// In headings: what a PIN may be of.
#[rustfmt::skip]
pub const PIN_HOLDERS: &[&str] = &[
    "door", "sim", "user", "voicemail", "alarm", "entry", "keypad", "panel", "gate", "screen lock", "lock", "card",
    "engineer", "installer", "admin", "default", "current", "new", "old", "sim card", "mailbox", "device", "master",
    "nvr", "unlock", "programming", "duress", "safe", "key safe", "site", "access",
];

/// In headings: what a "pass" or "secret" may be of.
#[rustfmt::skip]
pub const PASS_HOLDERS: &[&str] = &[
    "root", "rtsp", "onvif", "smtp", "ppp", "db", "auth", "priv", "admin", "user", "login", "wifi", "nvr", "dvr",
    "camera", "cam", "web", "vpn", "sip", "radius", "shared", "ftp", "device", "enable", "snmp", "client",
];

/// In headings: kinds of keys that are secret.
#[rustfmt::skip]
pub const KEY_KINDS: &[&str] = &[
    "api", "wpa", "wpa2", "wifi", "wireless", "network", "encryption", "bitlocker", "secret", "private", "licence",
    "license", "auth", "bearer", "security", "snmp", "tacacs", "radius", "ipsec", "priv",
];

/// Names of codes that do not name a secret in a heading.
#[rustfmt::skip]
pub const CODES_IN_TEXT_ONLY: &[&str] = &[
    "keypad", "padlock", "key safe", "keysafe", "verification", "combination lock", "unlock", "combination",
];
