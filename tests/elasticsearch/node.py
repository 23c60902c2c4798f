"""One Elasticsearch node: started, frozen, killed and started again, with or without security."""

from __future__ import annotations

import base64
import os
import shutil
import signal
import socket
import ssl
import subprocess
import tempfile
import time
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from . import server

PASSWORD = "tomoni-test"
START_SECONDS = 300
QUICK = "-Xms512m -Xmx512m -XX:TieredStopAtLevel=1 -XX:-UseG1GC -XX:+UseSerialGC"
"""Java's options for a node that starts soon; one that is measured goes without the last three."""


def _new_folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="tomoni-elasticsearch-"))


@dataclass
class Node:
    """A node on this machine; ``settings`` are added to those that every test node has.

    With ``secure`` it wants TLS and the user ``elastic`` with ``PASSWORD``; ``ca_file`` is its
    certificate. In a ``folder`` that another node has used, it finds what that one held.
    """

    name: str = "node"
    java: str = QUICK
    secure: bool = False
    settings: dict[str, str] = field(default_factory=dict)
    http_port: int = 0
    transport_port: int = 0
    folder: Path = field(default_factory=_new_folder)

    def __post_init__(self) -> None:
        self.home = server.home()
        self.http_port = self.http_port or free_port()
        self.transport_port = self.transport_port or free_port()
        self.conf = self.folder / "conf"
        if not self.conf.exists():
            self._furnish()

    def told(self) -> dict[str, str | int]:
        """What another process needs to know to stop it."""
        return {"folder": str(self.folder), "http_port": self.http_port}

    @classmethod
    def found(cls, told: dict[str, Any]) -> Self:
        """The node that another process has started."""
        node = cls.__new__(cls)
        node.folder, node.http_port = Path(told["folder"]), told["http_port"]
        return node

    @property
    def url(self) -> str:
        """Its address."""
        return f"{'https' if self.secure else 'http'}://127.0.0.1:{self.http_port}"

    @property
    def ca_file(self) -> Path:
        """The certificate to trust."""
        return self.conf / "certificate" / "certificate.crt"

    @property
    def pid(self) -> int:
        """The server's process."""
        return int((self.folder / "pid").read_text())

    def processor_seconds(self) -> float:
        """The processor time that it has taken so far."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def start(self, wait: bool = True) -> None:
        """Start it; return when it answers, or without ``wait`` at once."""
        (self.folder / "pid").unlink(missing_ok=True)
        options = [part for item in self._options().items() for part in ("-E", "=".join(item))]
        self._run("elasticsearch", "-d", "-p", self.folder / "pid", *options, wait=wait)
        if wait:
            self.wait()

    def wait(self) -> None:
        """Return when it answers; TimeoutError with the end of its log when it does not."""
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end:
            if self.answers():
                return
            time.sleep(0.1)
        log = self.folder / "logs" / "elasticsearch.log"
        raise TimeoutError(f"{self.name} does not answer.\n{log.read_text()[-3000:]}")

    def answers(self) -> bool:
        """Whether it answers, and stands in a cluster that has a master."""
        request = urllib.request.Request(f"{self.url}/_cluster/health?timeout=1s")
        context = None
        if self.secure:
            context = ssl.create_default_context(cafile=self.ca_file)
            context.check_hostname = False
            request.add_header("Authorization", _basic("elastic", PASSWORD))
        try:
            with urllib.request.urlopen(request, timeout=10, context=context) as answer:
                return answer.status == 200
        except OSError:
            return False

    def kill(self) -> None:
        """Kill it, as a power cut does."""
        self._signal(signal.SIGKILL)
        while self._lives():
            time.sleep(0.02)

    def stop(self) -> None:
        """Let it end by itself; what it holds stays in its folder."""
        self._signal(signal.SIGTERM)
        while self._lives():
            time.sleep(0.1)

    def freeze(self) -> None:
        """Let it keep its connections and answer nothing."""
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on."""
        self._signal(signal.SIGCONT)

    def remove(self) -> None:
        """Kill it and take its files away."""
        if (self.folder / "pid").exists() and self._lives():
            self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _furnish(self) -> None:
        """Give it its folders and, where it is to be secure, its certificate."""
        shutil.copytree(self.home / "config", self.conf)
        for part in ("data", "logs", "tmp"):
            (self.folder / part).mkdir()
        server.give(self.folder)
        if self.secure:
            self._secure()

    def _options(self) -> dict[str, str]:
        here = {
            "node.name": self.name,
            "network.host": "127.0.0.1",
            "http.port": str(self.http_port),
            "transport.port": str(self.transport_port),
            "path.data": str(self.folder / "data"),
            "path.logs": str(self.folder / "logs"),
            "xpack.security.enabled": str(self.secure).lower(),
            "cluster.routing.allocation.disk.threshold_enabled": "false",
            **({} if "cluster.initial_master_nodes" in self.settings else SINGLE),
        }
        if self.secure:
            certificate = self.conf / "certificate" / "certificate"
            for layer in ("http", "transport"):
                here |= {
                    f"xpack.security.{layer}.ssl.enabled": "true",
                    f"xpack.security.{layer}.ssl.key": f"{certificate}.key",
                    f"xpack.security.{layer}.ssl.certificate": f"{certificate}.crt",
                    f"xpack.security.{layer}.ssl.certificate_authorities": f"{certificate}.crt",
                }
        return here | self.settings

    def _secure(self) -> None:
        """Give it a certificate and the password, which are made once and kept for the next."""
        kept = server.kept(f"secure-{server.VERSION}", self._make_secure)
        shutil.copytree(kept, self.conf, dirs_exist_ok=True)
        server.give(self.conf)

    def _make_secure(self, folder: Path) -> None:
        self._run("elasticsearch-certutil", "cert", "--self-signed", "--pem", "--silent",
                  "--days", "36500", "--name", "certificate", "--ip", "127.0.0.1",
                  "--dns", "localhost", "--out", self.folder / "certificate.zip")  # fmt: skip
        shutil.unpack_archive(self.folder / "certificate.zip", folder)
        self._run("elasticsearch-keystore", "create")
        self._run("elasticsearch-keystore", "add", "-x", "-f", "bootstrap.password", given=PASSWORD)
        shutil.copy(self.conf / "elasticsearch.keystore", folder)

    def _run(
        self, program: str, *arguments: str | Path, given: str = "", wait: bool = True
    ) -> None:
        environment = {
            **os.environ,
            "ES_JAVA_HOME": str(server.java_home()),
            "ES_JAVA_OPTS": self.java,
            "ES_PATH_CONF": str(self.conf),
            "ES_TMPDIR": str(self.folder / "tmp"),
        }
        line = server.command(self.home / "bin" / program, *arguments)
        log = self.folder / "output"
        with log.open("a") as output:
            process = subprocess.Popen(
                line, env=environment, cwd=self.folder, text=True,
                stdin=subprocess.PIPE, stdout=output, stderr=subprocess.STDOUT,
            )  # fmt: skip
            if not wait:
                return
            process.communicate(given, timeout=START_SECONDS)
        if process.returncode:
            raise RuntimeError(f"{program} failed:\n{log.read_text()[-3000:]}")

    def _signal(self, number: int) -> None:
        os.kill(self.pid, number)

    def _lives(self) -> bool:
        try:
            state = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            return False
        return state != "Z"


SINGLE = {"discovery.type": "single-node"}


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _basic(user: str, password: str) -> str:
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()
