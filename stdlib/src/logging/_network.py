"""The handlers of logging.handlers that send records away. What they need is imported when it is needed."""

import time
from logging import Handler

SYSLOG_UDP_PORT = SYSLOG_TCP_PORT = 514


class SocketHandler(Handler):
    """Sends pickled records over a TCP connection, or to a Unix socket if port is None."""

    def __init__(self, host, port):
        Handler.__init__(self)
        self.host, self.port = host, port
        self.address = host if port is None else (host, port)
        self.sock = None
        self.closeOnError = False
        # When to try again to connect (None: at once), and how long to wait until then: longer each time.
        self.retryTime = None
        self.retryStart, self.retryFactor, self.retryMax = 1.0, 2.0, 30.0

    def makeSocket(self, timeout=1):
        import socket
        if self.port is not None:
            return socket.create_connection(self.address, timeout)
        sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            sock.settimeout(timeout)
            sock.connect(self.address)
        except OSError:
            sock.close()
            raise
        return sock

    def createSocket(self):
        """Connect, unless that has failed a moment ago."""
        now = time.time()
        again = self.retryTime is not None
        if again and now < self.retryTime:
            return
        try:
            self.sock = self.makeSocket()
        except OSError:
            self.retryPeriod = min(self.retryPeriod * self.retryFactor, self.retryMax) if again else self.retryStart
            self.retryTime = now + self.retryPeriod
        else:
            self.retryTime = None

    def _hang_up(self):
        sock, self.sock = self.sock, None
        if sock:
            sock.close()

    def send(self, s):
        """Send bytes; they are lost when there is no connection."""
        if self.sock is None:
            self.createSocket()
        if not self.sock:
            return
        try:
            self.sock.sendall(s)
        except OSError:
            self._hang_up()

    def makePickle(self, record):
        """The bytes of a record: its attributes, of which all can be pickled, after their length."""
        import pickle
        import struct
        if record.exc_info:
            self.format(record)  # leaves the text of the traceback in exc_text
        fields = record.__dict__ | {"msg": record.getMessage(), "args": None, "exc_info": None}
        fields.pop("message", None)  # msg says it already
        data = pickle.dumps(fields, 1)
        return struct.pack(">L", len(data)) + data

    def handleError(self, record):
        if self.closeOnError and self.sock:
            self._hang_up()
        else:
            Handler.handleError(self, record)

    def emit(self, record):
        try:
            self.send(self.makePickle(record))
        except Exception:
            self.handleError(record)

    def close(self):
        with self.lock:
            self._hang_up()
            Handler.close(self)


class DatagramHandler(SocketHandler):
    """Sends pickled records as UDP datagrams, or to a Unix socket if port is None."""

    def makeSocket(self):
        import socket
        return socket.socket(socket.AF_UNIX if self.port is None else socket.AF_INET, socket.SOCK_DGRAM)

    def send(self, s):
        if self.sock is None:
            self.createSocket()
        self.sock.sendto(s, self.address)


class SysLogHandler(Handler):
    """Sends events to a syslog daemon: to a port, or to a Unix socket if the address is a string."""

    LOG_EMERG, LOG_ALERT, LOG_CRIT, LOG_ERR, LOG_WARNING, LOG_NOTICE, LOG_INFO, LOG_DEBUG = range(8)
    (LOG_KERN, LOG_USER, LOG_MAIL, LOG_DAEMON, LOG_AUTH, LOG_SYSLOG, LOG_LPR, LOG_NEWS, LOG_UUCP, LOG_CRON,
     LOG_AUTHPRIV, LOG_FTP, LOG_NTP, LOG_SECURITY, LOG_CONSOLE, LOG_SOLCRON) = range(16)
    (LOG_LOCAL0, LOG_LOCAL1, LOG_LOCAL2, LOG_LOCAL3, LOG_LOCAL4, LOG_LOCAL5, LOG_LOCAL6, LOG_LOCAL7) = range(16, 24)
    priority_names = {
        "alert": LOG_ALERT, "crit": LOG_CRIT, "critical": LOG_CRIT, "debug": LOG_DEBUG, "emerg": LOG_EMERG,
        "err": LOG_ERR, "error": LOG_ERR, "info": LOG_INFO, "notice": LOG_NOTICE, "panic": LOG_EMERG,
        "warn": LOG_WARNING, "warning": LOG_WARNING}
    facility_names = {
        "auth": LOG_AUTH, "authpriv": LOG_AUTHPRIV, "console": LOG_CONSOLE, "cron": LOG_CRON, "daemon": LOG_DAEMON,
        "ftp": LOG_FTP, "kern": LOG_KERN, "lpr": LOG_LPR, "mail": LOG_MAIL, "news": LOG_NEWS, "ntp": LOG_NTP,
        "security": LOG_SECURITY, "solaris-cron": LOG_SOLCRON, "syslog": LOG_SYSLOG, "user": LOG_USER,
        "uucp": LOG_UUCP, "local0": LOG_LOCAL0, "local1": LOG_LOCAL1, "local2": LOG_LOCAL2, "local3": LOG_LOCAL3,
        "local4": LOG_LOCAL4, "local5": LOG_LOCAL5, "local6": LOG_LOCAL6, "local7": LOG_LOCAL7}
    # By the name of a level.
    priority_map = {"DEBUG": "debug", "INFO": "info", "WARNING": "warning", "ERROR": "error", "CRITICAL": "critical"}
    ident = ""
    append_nul = True  # some old daemons want it

    def __init__(self, address=("localhost", SYSLOG_UDP_PORT), facility=LOG_USER, socktype=None, timeout=None):
        Handler.__init__(self)
        self.address, self.facility, self.socktype, self.timeout = address, facility, socktype, timeout
        self.socket = None
        self.createSocket()

    def _connect_unixsocket(self, address):
        import socket
        kinds = [self.socktype] if self.socktype is not None else [socket.SOCK_DGRAM, socket.SOCK_STREAM]
        for kind in kinds:
            # It is kept even if it cannot be connected: sending fails then, and connects anew.
            self.socket = socket.socket(socket.AF_UNIX, kind)
            try:
                self.socket.connect(address)
            except OSError:
                self.socket.close()
                if kind == kinds[-1]:
                    raise
            else:
                self.socktype = kind
                return

    def createSocket(self):
        """Make a socket, and connect it unless datagrams go through it."""
        import socket
        self.unixsocket = isinstance(self.address, str)
        if self.unixsocket:
            try:
                self._connect_unixsocket(self.address)
            except OSError:
                pass  # the daemon may come later
            return
        host, port = self.address
        places = socket.getaddrinfo(host, port, 0, socket.SOCK_DGRAM if self.socktype is None else self.socktype)
        if not places:
            raise OSError("getaddrinfo returns an empty list")
        while places:
            family, kind, protocol, _, place = places.pop(0)
            sock = None
            try:
                sock = socket.socket(family, kind, protocol)
                if self.timeout:
                    sock.settimeout(self.timeout)
                if kind == socket.SOCK_STREAM:
                    sock.connect(place)
            except OSError:
                if sock is not None:
                    sock.close()
                if not places:
                    raise
            else:
                self.socket, self.socktype = sock, kind
                return

    def encodePriority(self, facility, priority):
        """The number for a facility and a priority, which may be given by name."""
        numbers = [names[value] if isinstance(value, str) else value
                   for names, value in ((self.facility_names, facility), (self.priority_names, priority))]
        return numbers[0] << 3 | numbers[1]

    def mapPriority(self, levelName):
        return self.priority_map.get(levelName, "warning")

    def emit(self, record):
        try:
            text = (self.ident or "") + self.format(record) + ("\0" if self.append_nul else "")
            number = self.encodePriority(self.facility, self.mapPriority(record.levelname))
            self._send(f"<{number}>{text}".encode())
        except Exception:
            self.handleError(record)

    def _send(self, data):
        import socket
        if not self.socket:
            self.createSocket()
        if not self.unixsocket:
            if self.socktype == socket.SOCK_DGRAM:
                self.socket.sendto(data, self.address)
            else:
                self.socket.sendall(data)
            return
        try:
            self.socket.send(data)
        except OSError:  # the daemon may have been started again
            self.socket.close()
            self._connect_unixsocket(self.address)
            self.socket.send(data)

    def close(self):
        with self.lock:
            sock, self.socket = self.socket, None
            if sock:
                sock.close()
            Handler.close(self)


class SMTPHandler(Handler):
    """Sends a mail for each event."""

    def __init__(self, mailhost, fromaddr, toaddrs, subject, credentials=None, secure=None, timeout=5.0):
        Handler.__init__(self)
        self.mailhost, self.mailport = mailhost if isinstance(mailhost, (list, tuple)) else (mailhost, None)
        self.username, self.password = credentials if isinstance(credentials, (list, tuple)) else (None, None)
        self.fromaddr, self.subject, self.secure, self.timeout = fromaddr, subject, secure, timeout
        self.toaddrs = [toaddrs] if isinstance(toaddrs, str) else toaddrs

    def getSubject(self, record):
        return self.subject

    def _message(self, record):
        from email.message import EmailMessage
        from email.utils import localtime
        message = EmailMessage()
        for name, value in (("From", self.fromaddr), ("To", ",".join(self.toaddrs)),
                            ("Subject", self.getSubject(record)), ("Date", localtime())):
            message[name] = value
        message.set_content(self.format(record))
        return message

    def _log_in(self, smtp):
        if self.secure is not None:
            import ssl
            keyfile, certfile = (*self.secure, None, None)[:2]  # each may be left out
            smtp.ehlo()
            smtp.starttls(context=ssl._create_stdlib_context(certfile=certfile, keyfile=keyfile))
            smtp.ehlo()
        smtp.login(self.username, self.password)

    def emit(self, record):
        try:
            import smtplib
            smtp = smtplib.SMTP(self.mailhost, self.mailport or smtplib.SMTP_PORT, timeout=self.timeout)
            message = self._message(record)
            if self.username:
                self._log_in(smtp)
            smtp.send_message(message)
            smtp.quit()
        except Exception:
            self.handleError(record)


class NTEventLogHandler(Handler):
    """Sends events to the event log of Windows, for which there is no module here: it says so, and does nothing."""

    def __init__(self, appname, dllname=None, logtype="Application"):
        Handler.__init__(self)
        self.appname, self.dllname, self.logtype = appname, dllname, logtype
        self._welu = None
        print("The Python Win32 extensions for NT (service, event logging) appear not to be available.")

    def getMessageID(self, record):
        return 1

    def getEventCategory(self, record):
        return 0

    def getEventType(self, record):
        return 0

    def emit(self, record):
        pass


class HTTPHandler(Handler):
    """Sends events to a web server."""

    def __init__(self, host, url, method="GET", secure=False, credentials=None, context=None):
        Handler.__init__(self)
        self.method = method.upper()
        if self.method not in ("GET", "POST"):
            raise ValueError("method must be GET or POST")
        if context is not None and not secure:
            raise ValueError("context parameter only makes sense with secure=True")
        self.host, self.url, self.secure, self.credentials, self.context = host, url, secure, credentials, context

    def mapLogRecord(self, record):
        """What of a record is sent."""
        return record.__dict__

    def getConnection(self, host, secure):
        from http import client
        # Without the ssl module there is no HTTPSConnection.
        return client.HTTPSConnection(host, context=self.context) if secure else client.HTTPConnection(host)

    def emit(self, record):
        try:
            self._request(record)
        except Exception:
            self.handleError(record)

    def _request(self, record):
        from urllib.parse import urlencode
        connection = self.getConnection(self.host, self.secure)
        data = urlencode(self.mapLogRecord(record))
        url, headers, body = self.url, {}, None
        if self.method == "GET":
            url += ("&" if "?" in url else "?") + data
        elif self.method == "POST":
            headers = {"Content-type": "application/x-www-form-urlencoded", "Content-length": str(len(data))}
            body = data.encode()
        if self.credentials:
            from base64 import b64encode
            headers["Authorization"] = "Basic " + b64encode(("%s:%s" % self.credentials).encode()).decode()
        connection.putrequest(self.method, url)
        for name, value in headers.items():
            connection.putheader(name, value)
        connection.endheaders()
        if body is not None:
            connection.send(body)
        connection.getresponse()  # it can be read, but nothing of it matters
