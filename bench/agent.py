#!/usr/bin/env python3
"""What the agent costs by itself, measured against a scripted model server on this machine. Standard library only.

    python3 bench/agent.py --grip artifacts/publish/Grip/release_linux-x64/grip [--runs 5] [--files 20000]

Measured, each as the median of the runs with the least and the most:
  first request   from the start of the process to the arrival of its first request
  own time        from the end of an answer to the arrival of the next request, its tool call included
  memory          the peak of anonymous memory of the process (Linux)
  request         bytes of the first request, and tokens at four bytes each
The script of twelve turns reads, edits, runs commands (one prints 20,000 lines) and writes; the files are compared byte for byte.
"""
import argparse
import http.server
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import threading
import time

ANSWERS = [
    ("Read", {"file_path": "src/calc.py"}),
    ("Read", {"file_path": "README.md"}),
    ("Read", {"file_path": "src/big.txt", "limit": 20}),
    ("Edit", {"file_path": "src/calc.py", "old_string": "return a - b", "new_string": "return a + b"}),
    ("Edit", {"file_path": "README.md", "old_string": "adds\tnumbers", "new_string": "adds two numbers"}),
    ("Bash", {"command": "echo one"}),
    ("Bash", {"command": "seq 1 20000 | sed 's/$/ xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx/'"}),
    ("Edit", {"file_path": "src/crlf.txt", "old_string": "two\nthree", "new_string": "2\n3"}),
    ("Bash", {"command": "ls src"}),
    ("Write", {"file_path": "src/new.py", "content": "def new():\n    return 1\n"}),
    ("Read", {"file_path": "src/new.py"}),
    None,
]
BEFORE = {
    "src/calc.py": b"def add(a, b):\n    return a - b\n",
    "README.md": "# Sämple\n\nIt adds\tnumbers.\n".encode(),
    "src/crlf.txt": b"\xef\xbb\xbfone\r\ntwo\r\nthree\r\n",
    "src/big.txt": b"line\n" * 5000,
}
AFTER = BEFORE | {
    "src/calc.py": b"def add(a, b):\n    return a + b\n",
    "README.md": "# Sämple\n\nIt adds two numbers.\n".encode(),
    "src/crlf.txt": b"\xef\xbb\xbfone\r\n2\r\n3\r\n",
    "src/new.py": b"def new():\n    return 1\n",
}


class Server(http.server.ThreadingHTTPServer):
    """Anthropic's Messages, answering from a list."""

    daemon_threads = True

    def __init__(self, answers):
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers, self.next = answers, 0
        self.arrivals, self.ends, self.bodies = [], [], []


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_POST(self):
        arrived = time.perf_counter()
        body = self.rfile.read(int(self.headers["content-length"]))
        server = self.server
        server.arrivals.append(arrived)
        server.bodies.append(body)
        answer = server.answers[min(server.next, len(server.answers) - 1)]
        server.next += 1
        events = list(stream(answer, server.next))
        data = "".join(f"event: {e['type']}\ndata: {json.dumps(e)}\n\n" for e in events).encode()
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.send_header("content-length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)
        self.wfile.flush()
        server.ends.append(time.perf_counter())


def stream(answer, number):
    usage = {"input_tokens": 100, "output_tokens": 10}
    yield {"type": "message_start", "message": {"id": f"m{number}", "type": "message", "role": "assistant", "model": "mock", "content": [], "usage": usage}}
    if answer is None:
        yield {"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": ""}}
        yield {"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta", "text": "Done."}}
    else:
        name, arguments = answer
        block = {"type": "tool_use", "id": f"toolu_{number}", "name": name, "input": {}}
        yield {"type": "content_block_start", "index": 0, "content_block": block}
        yield {"type": "content_block_delta", "index": 0, "delta": {"type": "input_json_delta", "partial_json": json.dumps(arguments)}}
    yield {"type": "content_block_stop", "index": 0}
    reason = "end_turn" if answer is None else "tool_use"
    yield {"type": "message_delta", "delta": {"stop_reason": reason, "stop_sequence": None}, "usage": usage}
    yield {"type": "message_stop"}


def anonymous(pid):
    try:
        for line in open(f"/proc/{pid}/status"):
            if line.startswith("RssAnon:"):
                return int(line.split()[1]) / 1024
    except OSError:
        pass
    return 0.0


def write(folder, files):
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def run(grip, answers, files, home, extra=()):
    server = Server(answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        write(folder, files)
        subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
        for name in extra:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(b"x\n")
        environment = {k: v for k, v in os.environ.items() if not k.endswith("_API_KEY")}
        environment |= {
            "ANTHROPIC_BASE_URL": f"http://127.0.0.1:{server.server_address[1]}",
            "ANTHROPIC_API_KEY": "none",
            "GRIP_HOME": home,
        }
        command = [*grip, "-p", "do it", "--model", "anthropic/claude-mock", "--permission-mode", "bypassPermissions", "--output-format", "json"]
        started = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        peak = 0.0
        while process.poll() is None:
            peak = max(peak, anonymous(process.pid))
            time.sleep(0.005)
        wall = time.perf_counter() - started
        output, error = process.communicate()
        server.shutdown()
        after = {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file() and ".git" not in p.parts}
        gaps = [1000 * (arrival - end) for end, arrival in zip(server.ends, server.arrivals[1:])]
        return {
            "first": server.arrivals[0] - started if server.arrivals else None,
            "gaps": gaps,
            "names": [a[0] for a in answers[:-1]],
            "wall": wall,
            "peak": peak,
            "bytes": len(server.bodies[0]) if server.bodies else 0,
            "tools": len(json.loads(server.bodies[0])["tools"]) if server.bodies else 0,
            "asked": len(server.bodies),
            "code": process.returncode,
            "exact": {k: v for k, v in after.items() if k not in extra} == AFTER,
            "error": error.decode(),
            "output": output.decode(),
        }


def middle(values, digits=2):
    return f"{statistics.median(values):.{digits}f} ({min(values):.{digits}f}–{max(values):.{digits}f})"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--grip", default="artifacts/publish/Grip/release_linux-x64/grip")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--files", type=int, default=20_000, help="files of the large folder")
    options = parser.parse_args()
    grip = ["dotnet", options.grip] if options.grip.endswith(".dll") else [os.path.abspath(options.grip)]
    with tempfile.TemporaryDirectory() as home:
        run(grip, [None], BEFORE, home)
        short = [run(grip, [None], BEFORE, home) for _ in range(options.runs)]
        many = [f"deep/{i % 200}/{i}.txt" for i in range(options.files)]
        large = [run(grip, [None], BEFORE, home, many) for _ in range(max(2, options.runs // 2))]
        full = [run(grip, ANSWERS, BEFORE, home) for _ in range(options.runs)]
    gaps = [gap for one in full for gap in one["gaps"]]
    print(f"machine: {os.cpu_count()} cores, load {os.getloadavg()[0]:.0f}; {options.runs} runs")
    print(f"first request, small folder (s)   {middle([one['first'] for one in short])}")
    print(f"first request, {options.files} files (s)   {middle([one['first'] for one in large])}")
    print(f"one turn of text, whole (s)       {middle([one['wall'] for one in short])}")
    print(f"first request                     {short[0]['bytes']} bytes, about {short[0]['bytes'] // 4} tokens, {short[0]['tools']} tools")
    print(f"memory, one turn (MB)             {middle([one['peak'] for one in short], 0)}")
    print(f"twelve turns, whole (s)           {middle([one['wall'] for one in full])}")
    print(f"memory, twelve turns (MB)         {middle([one['peak'] for one in full], 0)}")
    print(f"own time a turn (ms)              {middle(gaps, 1)}")
    for name in sorted({name for one in full for name in one["names"]}):
        print(f"  {name:10}                      {middle([g for one in full for g, n in zip(one['gaps'], one['names']) if n == name], 1)}")
    exact = all(one["exact"] and one["asked"] == len(ANSWERS) and one["code"] == 0 for one in full)
    print(f"byte for byte                     {'yes' if exact else 'NO'}")
    if not exact:
        bad = next(one for one in full if not one["exact"] or one["code"] != 0 or one["asked"] != len(ANSWERS))
        print(bad["code"], bad["asked"], bad["error"][-2000:], bad["output"][-2000:])
    return 0 if exact else 1


if __name__ == "__main__":
    sys.exit(main())
