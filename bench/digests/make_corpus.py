#!/usr/bin/env python3
"""Makes the corpus that terminal digests are measured with: real tools run on code that is broken on purpose.

usage: make_corpus.py OUT [--npm FOLDER_WITH_NODE_MODULES] [--only TOOL,TOOL]

Each case becomes OUT/TOOL-NAME.log (what the tool printed, folder names replaced by /src) and OUT/TOOL-NAME.facts: a line a
fact that a developer needs. The parts of a fact, separated by " && ", must all survive. Facts come from what was broken on
purpose, never from a digest. A tool that is not installed is said and left out.
"""
import argparse, os, random, re, shutil, subprocess, sys, tempfile

rnd = random.Random(20260)
cases = []


def case(tool, name, files, command, facts, needs=None, env=None):
    cases.append(dict(tool=tool, name=name, files=files, command=command, facts=facts, needs=needs or tool, env=env or {}))


# ---------------------------------------------------------------- C and C++
def c_module(i, breaks):
    lines, facts, f = ["#include <stdio.h>", "#include <string.h>", ""], [], f"module{i}.c"
    for k in range(6):
        lines += [f"static int helper{i}_{k}(int value)", "{", f"    int result = value * {k + 2};"]
        if k in breaks:
            code, text = breaks[k]
            lines.append("    " + code)
            facts.append(f"{f}:{len(lines)} && {text}")
        lines += ["    return result;", "}", ""]
    lines += [f"int run{i}(int value)", "{", "    int sum = 0;"] + [f"    sum += helper{i}_{k}(value);" for k in range(6)] + ["    return sum;", "}"]
    return f, "\n".join(lines) + "\n", facts


C_BREAKS = [("reslt += 1;", "reslt"), ("result = missing_function(value);", "missing_function"), ("struct nothing n;", "storage size"),
            ("int *p = value;", "makes pointer from integer"), ("char *s = 12 +;", "expected expression"), ("result = strlen(value);", "strlen"),
            ("return \"text\";", "makes integer from pointer"), ("goto nowhere;", "nowhere")]
for n, compiler in [(n, c) for n in range(4) for c in ("gcc", "make", "ninja")]:
    files, facts, names = {}, [], []
    for i in range(5 + 6 * n if n < 3 else 150):
        breaks = {k: C_BREAKS[(i + k + n) % len(C_BREAKS)] for k in rnd.sample(range(6), rnd.choice([0, 0, 1, 2]) if n < 3 else (i % 19 == 0))}
        f, text, more = c_module(i, breaks)
        files[f] = text
        names.append(f)
        facts += more
    files["main.c"] = "".join(f"int run{i}(int);\n" for i in range(len(names))) + "int main(void) { return " + " + ".join(f"run{i}(1)" for i in range(len(names))) + "; }\n"
    flags = "-Wall -Wextra" if n % 2 else "-Wall"
    if compiler == "gcc":
        case("gcc", f"errors{n}", files, f"gcc {flags} -c *.c", facts)
    elif compiler == "make":
        files["Makefile"] = f"CFLAGS={flags}\nOBJS=$(patsubst %.c,%.o,$(wildcard *.c))\napp: $(OBJS)\n\tgcc -o $@ $(OBJS)\n"
        case("make", f"errors{n}", files, "make -k", facts + ["make: *** && app"])
    else:
        files["CMakeLists.txt"] = "cmake_minimum_required(VERSION 3.20)\nproject(app C)\nfile(GLOB SRC *.c)\nadd_executable(app ${SRC})\n"
        case("ninja", f"errors{n}", files, f"cmake -G Ninja -B build . -DCMAKE_C_FLAGS='{flags}' && ninja -k 0 -C build", facts, needs="ninja")
case("gcc", "link", {"a.c": "int absent(void);\nint main(void) { return absent(); }\n"}, "gcc a.c", ["undefined reference to `absent'"])
case("gcc", "templates", {"t.cpp": "#include <map>\n#include <string>\n#include <vector>\n#include <algorithm>\nstruct Key { int id; };\nint main() {\n  std::map<Key, std::string> m;\n  m[Key{1}] = \"x\";\n  std::vector<Key> v{{2}, {1}};\n  std::sort(v.begin(), v.end());\n}\n"}, "g++ -c t.cpp", ["no match for", "operator<"])
case("gcc", "sanitizer", {"o.c": "#include <stdlib.h>\nint main(void) {\n  int *a = malloc(4 * sizeof(int));\n  a[4] = 1;\n  free(a);\n  return 0;\n}\n"}, "gcc -g -fsanitize=address o.c && ./a.out", ["heap-buffer-overflow", "o.c:4"])
case("cmake", "missing-package", {"CMakeLists.txt": "cmake_minimum_required(VERSION 3.20)\nproject(x CXX)\nfind_package(NoSuchThing REQUIRED)\n"}, "cmake -B build .", ["CMakeLists.txt:3 && NoSuchThing", "Configuring incomplete"])
case("cmake", "unknown-target", {"CMakeLists.txt": "cmake_minimum_required(VERSION 3.20)\nproject(x CXX)\nadd_executable(a a.cpp)\ntarget_link_libraries(b m)\n", "a.cpp": "int main(){}\n"}, "cmake -B build .", ["CMakeLists.txt:4 && b"])
case("cmake", "missing-source", {"CMakeLists.txt": "cmake_minimum_required(VERSION 3.20)\nproject(x CXX)\nadd_executable(a a.cpp nothere.cpp)\n", "a.cpp": "int main(){}\n"}, "cmake -B build .", ["CMakeLists.txt:3 && nothere.cpp"])
for n in range(3):
    total, bad = 8 + 150 * n, [2, 5] + ([17, 29] if n else [])
    files = {"CMakeLists.txt": "cmake_minimum_required(VERSION 3.20)\nproject(x C)\nenable_testing()\nadd_executable(t t.c)\n" + "".join(f"add_test(NAME case{i} COMMAND t {i})\n" for i in range(total)),
             "t.c": "#include <stdio.h>\n#include <stdlib.h>\nint main(int c, char **v) { int i = atoi(v[1]); printf(\"starting %d\\n\", i);\n" + "".join(f"if (i == {b}) {{ fprintf(stderr, \"expected 4 but was {b}\\n\"); return 1; }}\n" for b in bad) + "return 0; }\n"}
    case("ctest", f"failures{n}", files, "cmake -B build . >/dev/null && cmake --build build >/dev/null && ctest --test-dir build --output-on-failure", [f"case{b}" for b in bad] + [f"expected 4 but was {b}" for b in bad] + [f"{len(bad)} tests failed out of {total}"])

# ---------------------------------------------------------------- Rust
RS = [("let x: i32 = \"text\";", "E0308"), ("missing_call();", "E0425"), ("let v = Vec::<i32>::new(); v.nothing();", "E0599"), ("let s = String::new(); let t = s; println!(\"{}\", s);", "E0382"), ("let q: Absent = 1;", "Absent"), ("let n = 5; n = 6;", "E0384")]
for n in range(6):
    files, facts = {"Cargo.toml": "[package]\nname = \"app\"\nversion = \"0.1.0\"\nedition = \"2021\"\n"}, []
    mods = 3 + 3 * n
    for i in range(mods):
        lines = ["pub fn calm(a: i32) -> i32 { a + 1 }", ""]
        for k in range(3):
            lines.append(f"pub fn work{k}() {{")
            if rnd.random() < .4:
                code, e = RS[(i + k + n) % len(RS)] if n < 4 else RS[(i + k) % 2]
                lines.append("    " + code)
                facts.append(f"src/m{i}.rs:{len(lines)} && {e}")
            if rnd.random() < .3:
                lines.append(f"    let unused_{k} = {k};")
            lines += ["}", ""]
        files[f"src/m{i}.rs"] = "\n".join(lines)
    # The borrow checker only runs where types are right: those are a crate of their own.
    if any("E0382" in f or "E0384" in f for f in facts):
        facts = [f for f in facts if "E0382" not in f and "E0384" not in f]
    files["src/main.rs"] = "".join(f"mod m{i};\n" for i in range(mods)) + "fn main() {" + "".join(f" m{i}::work0();" for i in range(mods)) + " }\n"
    if facts:
        case("cargo", f"build{n}", files, "cargo build --offline", facts + ["could not compile `app`"])
for n in range(4):
    ok, bad = 10 + 200 * n, [3, 7] + ([21, 33] if n > 1 else [])
    src = ["pub fn twice(a: i32) -> i32 { a * 2 }", "", "#[cfg(test)]", "mod tests {", "    use super::*;"]
    facts = []
    for i in range(ok):
        src += ["    #[test]", f"    fn case_{i}() {{"]
        src.append(f"        assert_eq!(twice({i}), {i * 2 + (1 if i in bad else 0)}, \"doubling\");")
        if i in bad:
            facts += [f"tests::case_{i} && src/lib.rs:{len(src)}", f"left: {i * 2}", f"right: {i * 2 + 1}"]
        src.append("    }")
    src.append("}")
    case("cargo", f"test{n}", {"Cargo.toml": "[package]\nname = \"app\"\nversion = \"0.1.0\"\nedition = \"2021\"\n", "src/lib.rs": "\n".join(src)}, "cargo test --offline", facts + [f"{ok - len(bad)} passed; {len(bad)} failed"])
case("cargo", "panic", {"Cargo.toml": "[package]\nname = \"app\"\nversion = \"0.1.0\"\nedition = \"2021\"\n", "src/main.rs": "fn main() {\n    let v: Vec<i32> = Vec::new();\n    println!(\"{}\", v[3]);\n}\n"}, "cargo run --offline", ["src/main.rs:3 && index out of bounds"])
case("cargo", "no-crate", {"Cargo.toml": "[package]\nname = \"app\"\nversion = \"0.1.0\"\nedition = \"2021\"\n[dependencies]\nno_such_crate_here = \"1\"\n", "src/main.rs": "fn main() {}\n"}, "cargo build --offline", ["no_such_crate_here"])

# ---------------------------------------------------------------- Go
GO = [("x := 1", "declared"), ("missing()", "undefined: missing"), ("var s string = 5; _ = s", "cannot use 5"), ("return 1, 2", "too many return values"), ("var t Absent; _ = t", "undefined: Absent")]
for n in range(5):
    files, facts = {"go.mod": "module example.org/app\n\ngo 1.19\n"}, []
    for p in range(1 + 2 * n):
        lines = [f"package p{p}", ""]
        count = 0
        for k in range(4):
            lines.append(f"func Work{k}() {{")
            if rnd.random() < .5 and count < 9:
                code, text = GO[(p + k + n) % len(GO)]
                lines.append("\t" + code)
                facts.append(f"p{p}/a.go:{len(lines)} && {text}")
                count += 1
            lines += ["}", ""]
        files[f"p{p}/a.go"] = "\n".join(lines)
    if facts:
        case("go", f"build{n}", files, "go build ./...", facts)
for n in range(5):
    total, bad = 6 + 200 * n, [1, 4] + ([20, 31] if n > 1 else [])
    lines, facts = ["package p", "", "import \"testing\"", "", "func Twice(a int) int { return 2 * a }", ""], []
    for i in range(total):
        lines.append(f"func TestCase{i}(t *testing.T) {{")
        lines.append(f"\tif got := Twice({i}); got != {2 * i + (1 if i in bad else 0)} {{")
        lines.append(f"\t\tt.Errorf(\"Twice({i}) = %d, want {2 * i + 1}\", got)")
        if i in bad:
            facts.append(f"TestCase{i} && p_test.go:{len(lines)} && want {2 * i + 1}")
        lines += ["\t}", "}", ""]
    case("go", f"test{n}", {"go.mod": "module example.org/app\n\ngo 1.19\n", "p/p_test.go": "\n".join(lines)}, "go test ./..." + (" -v" if n % 2 else ""), facts + ["FAIL"])
case("go", "vet", {"go.mod": "module example.org/app\n\ngo 1.19\n", "a.go": "package main\n\nimport \"fmt\"\n\nfunc main() {\n\tfmt.Printf(\"%d\\n\", \"text\")\n}\n"}, "go vet ./...", ["a.go:6 && Printf format %d"])
case("go", "panic", {"go.mod": "module example.org/app\n\ngo 1.19\n", "a.go": "package main\n\nfunc deep(m map[string]int) { m[\"a\"] = 1 }\n\nfunc main() {\n\tdeep(nil)\n}\n"}, "go run .", ["panic: assignment to entry in nil map", "a.go:3"])
case("go", "deadlock", {"go.mod": "module example.org/app\n\ngo 1.19\n", "a.go": "package main\n\nfunc main() {\n\tc := make(chan int)\n\t<-c\n}\n"}, "go run .", ["all goroutines are asleep - deadlock", "a.go:5"])

# ---------------------------------------------------------------- Python
PY = "".join(f"def calm{i}(a: int) -> int:\n    return a + {i}\n\n\n" for i in range(5))
for n in range(6):
    total, bad, lines, facts = 10 + 150 * n, [2, 6] + ([25, 41, 55] if n > 1 else []), ["from app import twice", ""], []
    for i in range(total):
        lines.append(f"def test_case_{i}():")
        lines.append(f"    value = twice({i})")
        lines.append(f"    assert value == {2 * i + (1 if i in bad else 0)}")
        if i in bad:
            facts.append(f"test_case_{i} && test_app.py:{len(lines)} && assert {2 * i} == {2 * i + 1}")
        lines.append("")
    case("pytest", f"failures{n}", {"app.py": "def twice(a):\n    return 2 * a\n", "test_app.py": "\n".join(lines)}, "python3 -m pytest" + (" -v" if n % 2 else "") + (" --tb=long" if n == 3 else ""), facts + [f"{len(bad)} failed && {total - len(bad)} passed"])
    body = "\n".join(f"    def test_case_{i}(self):\n        self.assertEqual(twice({i}), {2 * i + (1 if i in bad else 0)})\n" for i in range(total))
    case("unittest", f"failures{n}", {"app.py": "def twice(a):\n    return 2 * a\n", "test_app.py": "import unittest\nfrom app import twice\n\n\nclass Doubling(unittest.TestCase):\n" + body}, "python3 -m unittest" + (" -v" if n % 2 else ""), [f"test_case_{b} && {2 * b} != {2 * b + 1}" for b in bad] + [f"Ran {total} tests", f"failures={len(bad)}"], needs="python3")
case("pytest", "collection", {"app.py": "def twice(a)\n    return 2 * a\n", "test_app.py": "from app import twice\n\ndef test_a():\n    assert twice(1) == 2\n"}, "python3 -m pytest", ["app.py && SyntaxError"])
case("pytest", "import", {"test_app.py": "import no_such_module\n\ndef test_a():\n    pass\n"}, "python3 -m pytest", ["No module named 'no_such_module'", "1 error"])
case("pytest", "fixture", {"test_app.py": "def test_a(no_such_fixture):\n    pass\n"}, "python3 -m pytest", ["fixture 'no_such_fixture' not found"])
case("python", "traceback", {"a.py": "import json\n\ndef load(text):\n    return json.loads(text)\n\ndef main():\n    print('starting')\n    load('{broken')\n\nmain()\n"}, "python3 a.py", ["JSONDecodeError", "a.py:4"], needs="python3")
case("python", "chained", {"a.py": "def f():\n    try:\n        return {}['k']\n    except KeyError as e:\n        raise ValueError('no setting k') from e\n\nfor i in range(300):\n    print('line', i)\nf()\n"}, "python3 a.py", ["ValueError: no setting k", "KeyError: 'k'"], needs="python3")
TYPES = [("x: int = 'text'", "Incompatible types in assignment"), ("missing(1)", "missing"), ("calm0('a')", "Argument 1"), ("calm0(1, 2)", "Too many arguments"), ("[].nothing()", "nothing")]
for n in range(4):
    files, facts = {}, []
    for m in range(2 + 5 * n):
        lines = PY.split("\n")
        for k in range(4):
            lines.append(f"def work{k}() -> None:")
            if rnd.random() < .6:
                code, text = TYPES[(m + k) % len(TYPES)]
                lines.append("    " + code)
                facts.append(f"m{m}.py:{len(lines)} && {text}")
            lines += ["    return None", "", ""]
        files[f"m{m}.py"] = "\n".join(lines)
    case("mypy", f"errors{n}", files, "mypy --no-incremental --cache-dir=/dev/null .", facts)
    case("flake8", f"style{n}", {f: "import os, sys\n" + t for f, t in files.items()}, "python3 -m flake8 --select F,E401", [f"m{m}.py:1 && E401" for m in range(2 + 5 * n)], needs="flake8")

# ---------------------------------------------------------------- TypeScript and JavaScript
TS = [("const a: number = 'text';", "TS2322"), ("missing();", "TS2304"), ("[1].nothing();", "TS2339"), ("calm(1, 2, 3);", "TS2554"), ("calm('x');", "TS2345")]
for n in range(5):
    files, facts = {"tsconfig.json": "{\"compilerOptions\":{\"strict\":true,\"noEmit\":true,\"target\":\"es2022\"},\"include\":[\"src\"]}"}, []
    for m in range(2 + 6 * n):
        lines = ["export function calm(a: number): number { return a; }"]
        for k in range(4):
            lines.append(f"export function work{k}() {{")
            if rnd.random() < .5:
                code, text = TS[(m + k + n) % len(TS)]
                lines.append("  " + code)
                facts.append(f"src/m{m}.ts:{len(lines)} && {text}")
            lines += ["}"]
        files[f"src/m{m}.ts"] = "\n".join(lines) + "\n"
    pretty = " --pretty" if n in (1, 3) else ""
    case("tsc", f"errors{n}", files, f"npx tsc -p .{pretty}", facts, needs="npm:tsc")
    js = {f.replace(".ts", ".js"): "".join(l.replace(": number", "") + "\n" for l in t.split("\n")) for f, t in files.items() if f.endswith(".ts")}
    bad = {f: [i for i, l in enumerate(t.split("\n"), 1) if "missing()" in l] for f, t in js.items()}
    js["eslint.config.mjs"] = "export default [{ rules: { 'no-undef': 'error', 'no-unused-vars': 'warn', 'semi': 'error' } }];\n"
    facts = [f"{f}:{i}" for f, l in bad.items() for i in l]
    if facts:
        case("eslint", f"errors{n}", js, "npx eslint src", facts + ["no-undef && 'missing' is not defined"], needs="npm:eslint")
for runner in ("vitest", "jest", "node", "mocha"):
    for n in range(4):
        total, bad, lines, facts = 8 + 200 * n, [1, 5] + ([22, 37] if n > 1 else []), [], []
        head = {"vitest": "import { test, expect, describe } from 'vitest';", "jest": "", "node": "const { test, describe } = require('node:test'); const assert = require('node:assert');", "mocha": "const assert = require('node:assert');"}[runner]
        lines += [head, "const twice = a => 2 * a;", "describe('doubling', () => {"]
        for i in range(total):
            want = 2 * i + (1 if i in bad else 0)
            fn = "test" if runner != "mocha" else "it"
            lines.append(f"  {fn}('case {i}.', () => {{")
            lines.append(f"    expect(twice({i})).toBe({want});" if runner in ("vitest", "jest") else f"    assert.strictEqual(twice({i}), {want});")
            if i in bad:
                facts.append(f"case {i}. && {2 * i} && {want}")
            lines.append("  });")
        lines.append("});")
        f = {"vitest": "a.test.mjs", "jest": "a.test.js", "node": "a.test.js", "mocha": "a.js"}[runner]
        command = {"vitest": "npx vitest run --root .", "jest": "npx jest --rootDir .", "node": "node --test" + (" --test-reporter=tap" if n % 2 else " --test-reporter=spec"), "mocha": "npx mocha a.js"}[runner]
        count = {"vitest": f"{len(bad)} failed && {total - len(bad)} passed", "jest": f"{len(bad)} failed, {total - len(bad)} passed", "node": f"fail {len(bad)}", "mocha": f"{len(bad)} failing"}[runner]
        case(runner, f"failures{n}", {f: "\n".join(lines) + "\n", "package.json": "{\"name\":\"a\"}"}, command, facts + [count], needs="node" if runner == "node" else f"npm:{runner}")
case("node", "throws", {"a.js": "function f() {\n  return undefined.x;\n}\nconsole.log('start');\nf();\n"}, "node a.js", ["TypeError: Cannot read properties of undefined", "a.js:2"])
case("npm", "missing-script", {"package.json": "{\"name\":\"a\",\"version\":\"1.0.0\"}"}, "npm run build", ["Missing script: \"build\""])
case("npm", "bad-json", {"package.json": "{\"name\": }"}, "npm install", ["EJSONPARSE"])
case("npm", "failing-script", {"package.json": "{\"name\":\"a\",\"version\":\"1.0.0\",\"scripts\":{\"build\":\"node b.js\"}}", "b.js": "throw new Error('generator failed');\n"}, "npm run build", ["Error: generator failed", "b.js:1"])

# ---------------------------------------------------------------- Java
for n in range(4):
    files, facts = {}, []
    for m in range(2 + 4 * n):
        lines = [f"public class M{m} {{"]
        for k in range(3):
            lines.append(f"    int work{k}(int a) {{")
            if rnd.random() < .5:
                code, text = [("int b = \"text\";", "incompatible types"), ("missing();", "missing"), ("Absent c = null;", "Absent"), ("String s = a;", "incompatible types")][(m + k) % 4]
                lines.append("        " + code)
                facts.append(f"M{m}.java:{len(lines)} && {text}")
            lines += ["        return a;", "    }"]
        lines.append("}")
        files[f"M{m}.java"] = "\n".join(lines) + "\n"
    if facts:
        case("javac", f"errors{n}", files, "javac -d out *.java", facts)
        src = {f"src/main/java/{f}": t for f, t in files.items()}
        src["build.gradle"] = "plugins { id 'java' }\n"
        src["settings.gradle"] = "rootProject.name = 'app'\n"
        case("gradle", f"errors{n}", src, "gradle --offline --no-daemon --console=plain compileJava", facts + ["Task :compileJava FAILED"])
case("java", "exception", {"A.java": "public class A {\n  static void f(String s) { s.length(); }\n  public static void main(String[] a) {\n    try { f(null); } catch (Exception e) { throw new IllegalStateException(\"cannot start\", e); }\n  }\n}\n"}, "java A.java", ["IllegalStateException: cannot start", "NullPointerException"])

# ---------------------------------------------------------------- .NET
LIB = "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>{tfm}</TargetFramework><Nullable>enable</Nullable><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>{more}</Project>"
CS = [("int x = \"text\";", "CS0029"), ("Missing();", "CS0103"), ("\"\".Nothing();", "CS1061"), ("Calm(1, 2);", "CS1501"), ("Absent a = null!;", "CS0246"), ("return 1;", "CS0127")]
for n in range(8):
    multi = n in (2, 5)
    files, facts = {"App.csproj": (LIB.format(tfm="net10.0", more="") if not multi else LIB.replace("TargetFramework>", "TargetFrameworks>").format(tfm="net10.0;netstandard2.1", more=""))}, []
    if multi:
        files["App.csproj"] = files["App.csproj"].replace("<Nullable>", "<LangVersion>latest</LangVersion><Nullable>")
    for m in range(2 + 5 * n):
        lines = [f"namespace App;", "", f"public class M{m}", "{", "    private static int Calm(int a) => a;", ""]
        for k in range(4):
            lines.append(f"    public void Work{k}()")
            lines.append("    {")
            if rnd.random() < .5:
                code, text = CS[(m + k + n) % len(CS)]
                lines.append("        " + code)
                facts.append(f"M{m}.cs:{len(lines)} && {text}")
            if rnd.random() < .4:
                lines.append(f"        string s{k} = null;")
            lines += ["        _ = Calm(1);", "    }", ""]
        lines.append("}")
        files[f"M{m}.cs"] = "\n".join(lines)
    if facts:
        logger = " -tl:off" if n % 2 else ""
        case("dotnet", f"build{n}", files, f"dotnet build{logger} -nodeReuse:false", facts + ["Error(s)" if n % 2 else "Error(s)"])
case("dotnet", "restore-missing", {"App.csproj": LIB.format(tfm="net10.0", more="<ItemGroup><PackageReference Include=\"No.Such.Package.Here\" Version=\"1.0.0\"/></ItemGroup>")}, "dotnet restore", ["No.Such.Package.Here"])
case("dotnet", "restore-version", {"App.csproj": LIB.format(tfm="net10.0", more="<ItemGroup><PackageReference Include=\"Newtonsoft.Json\" Version=\"99.0.0\"/></ItemGroup>")}, "dotnet restore", ["Newtonsoft.Json", "99.0.0"])
case("dotnet", "bad-framework", {"App.csproj": LIB.format(tfm="net99.0", more="")}, "dotnet build", ["net99.0"])
case("dotnet", "bad-xml", {"App.csproj": "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup></Project>"}, "dotnet build", ["MSB4025"])
case("dotnet", "unhandled", {"App.csproj": LIB.format(tfm="net10.0", more="<PropertyGroup><OutputType>Exe</OutputType></PropertyGroup>"), "P.cs": "static int Parse(string s)\n{\n    return int.Parse(s);\n}\n\nConsole.WriteLine(\"go\");\nParse(\"x\");\n"}, "dotnet run", ["FormatException", "P.cs && 3"])
XU = "<ItemGroup><PackageReference Include=\"Microsoft.NET.Test.Sdk\" Version=\"17.14.1\"/><PackageReference Include=\"xunit\" Version=\"2.9.3\"/><PackageReference Include=\"xunit.runner.visualstudio\" Version=\"3.1.5\"/></ItemGroup>"
for n in range(5):
    total, bad = 8 + 150 * n, [1, 5] + ([22, 37] if n > 1 else [])
    lines, facts = ["using Xunit;", "namespace App;", "", "public class Doubling", "{"], []
    for i in range(total):
        lines += ["    [Fact]", f"    public void Case{i}()", "    {", f"        Assert.Equal({2 * i + (1 if i in bad else 0)}, 2 * {i});"]
        if i in bad:
            facts += [f"Case{i} && T.cs:{len(lines)}", f"Expected: {2 * i + 1}", f"Actual:   {2 * i}"]
        lines += ["    }", ""]
    lines.append("}")
    command = "dotnet test" + (" -v:normal" if n % 2 else "") + (" --logger 'console;verbosity=detailed'" if n == 4 else "")
    case("dotnet", f"test{n}", {"App.csproj": LIB.format(tfm="net10.0", more=XU), "T.cs": "\n".join(lines)}, command, facts)

# ---------------------------------------------------------------- git and others
G = "git init -q . && git config user.email a@b.c && git config user.name a && git add . && git commit -qm one && "
case("git", "merge-conflict", {"a.txt": "one\n", "b.txt": "one\n"}, G + "git checkout -q -b other && echo two > a.txt && echo x >> b.txt && git commit -qam two && git checkout -q - && echo three > a.txt && echo y >> b.txt && git commit -qam three && git merge other", ["CONFLICT (content): Merge conflict in a.txt", "CONFLICT (content): Merge conflict in b.txt", "Automatic merge failed"])
case("git", "rebase-conflict", {"a.txt": "one\n"}, G + "git checkout -q -b other && echo two > a.txt && git commit -qam two && git checkout -q - && echo three > a.txt && git commit -qam three && git rebase other", ["Merge conflict in a.txt", "could not apply"])
case("git", "status", {**{f"d/f{i}.txt": "x\n" for i in range(60)}}, G + "for i in $(seq 0 39); do echo y >> d/f$i.txt; done; rm d/f50.txt; touch new1 new2; git status", [f"d/f{i}.txt" for i in range(40)] + ["d/f50.txt", "new1", "new2"])
case("git", "local-changes", {"a.txt": "one\n"}, G + "git checkout -q -b other && echo two > a.txt && git commit -qam two && git checkout -q - && echo three > a.txt && git checkout other", ["Your local changes to the following files would be overwritten", "a.txt"])
case("git", "push-rejected", {"a.txt": "one\n"}, G + "git init -q --bare r.git && git remote add origin ./r.git && git push -q origin HEAD:main && git checkout -q --orphan n && echo q > a.txt && git commit -qam q && git push origin HEAD:main", ["[rejected]", "failed to push"])
case("git", "no-path", {"a.txt": "one\n"}, G + "git checkout nothing-of-the-sort", ["pathspec 'nothing-of-the-sort' did not match"])
case("docker", "no-engine", {"Dockerfile": "FROM scratch\n"}, "docker build .", ["Cannot connect to the Docker daemon"], needs="docker")
case("shell", "noise", {"a.sh": "for i in $(seq 1 3000); do echo \"step $i of 3000: copying object number $i to the store\"; [ $i = 1742 ] && echo 'upload: connection refused by 10.0.0.7'; done; exit 3\n"}, "bash a.sh", ["connection refused by 10.0.0.7"], needs="bash")
case("shell", "progress", {"a.py": "import sys\nfor i in range(2000):\n    sys.stdout.write('\\r\\x1b[32mdownloading %d%%\\x1b[0m' % (i // 20))\nprint()\nprint('checksum mismatch: expected abc123, got def456')\nsys.exit(1)\n"}, "python3 a.py", ["checksum mismatch: expected abc123, got def456"], needs="python3")
case("shell", "missing-command", {}, "no_such_command --flag", ["no_such_command: command not found"], needs="bash")
case("shell", "two-tools", {"t.py": "for i in range(900):\n    print('compiled unit', i)\n", "a.c": "int main(void) { return x; }\n"}, "python3 t.py && gcc a.c", ["a.c:1 && 'x' undeclared"], needs="gcc")


def available(need, npm):
    if need.startswith("npm:"):
        return npm and os.path.exists(os.path.join(npm, "node_modules/.bin", need[4:]))
    need = {"cargo": "cargo", "flake8": "python3"}.get(need, need)
    return shutil.which(need) is not None


def said(part, text):
    plain = re.sub(r"\x1b\[[0-9;]*[A-Za-z]", "", text)
    place = re.fullmatch(r"(.+):(\d+)", part)
    return part in plain or place and (f"{place[1]}({place[2]}," in plain or place[1].split("/")[-1] in plain and re.search(rf"(^|[:\s\[(]|line ){place[2]}\b", plain, re.M))


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("out"); ap.add_argument("--npm"); ap.add_argument("--only")
    a = ap.parse_args()
    os.makedirs(a.out, exist_ok=True)
    seen = set()
    for c in cases:
        key = f"{c['tool']}-{c['name']}"
        if key in seen or a.only and c["tool"] not in a.only.split(","):
            continue
        seen.add(key)
        if not available(c["needs"], a.npm):
            print("left out, not installed:", key, file=sys.stderr)
            continue
        with tempfile.TemporaryDirectory() as top:
            src = os.path.join(top, "src")
            os.makedirs(src)
            for f, t in c["files"].items():
                os.makedirs(os.path.dirname(os.path.join(src, f)), exist_ok=True)
                open(os.path.join(src, f), "w").write(t)
            if a.npm and c["needs"].startswith("npm:"):
                os.symlink(os.path.join(os.path.abspath(a.npm), "node_modules"), os.path.join(src, "node_modules"))
            env = dict(os.environ, HOME=os.environ.get("HOME", "/"), DOTNET_CLI_TELEMETRY_OPTOUT="1", DOTNET_NOLOGO="1", LC_ALL="C.UTF-8", FORCE_COLOR="1" if c["name"].endswith("1") else "", **c["env"])
            if not env["FORCE_COLOR"]:
                del env["FORCE_COLOR"]
            p = subprocess.run(["bash", "-c", "exec 2>&1\n" + c["command"]], cwd=src, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, env=env, timeout=600)
            text = p.stdout.decode("utf-8", "replace").replace(src, "/src").replace(top, "/tmp/x")
            if a.npm:
                text = text.replace(os.path.abspath(a.npm), "/src")
            text = text.replace(os.path.expanduser("~"), "/home/user").replace(os.uname().nodename, "host")
            open(os.path.join(a.out, key + ".log"), "w", newline="").write(text)
            # What the tool itself did not say cannot survive, and is no fact of this output.
            lost = [f for f in c["facts"] if not all(said(part, text) for part in f.split(" && "))]
            open(os.path.join(a.out, key + ".facts"), "w").write("".join(f + "\n" for f in c["facts"] if f not in lost))
            print(f"{key}: exit {p.returncode}, {len(text)} characters, {len(c['facts'])} facts" + (f", NOT IN THE OUTPUT: {lost}" if lost else ""), flush=True)


main()
