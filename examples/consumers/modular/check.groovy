import java.nio.file.Path

// The image runs, without the JDK it was made with, and holds nothing but what was asked for.
def run(Path program, String... arguments) {
    def process = new ProcessBuilder([program.toString(), *arguments]).redirectErrorStream(true).start()
    def output = process.inputStream.text
    assert process.waitFor() == 0 : output
    return output
}

Path bin = basedir.toPath().resolve('target/maven-jlink/default/bin')
def sold = run(bin.resolve('shop')).readLines()
assert sold*.replaceFirst(' .*', '') == ['io.allocation.batch-received.v1', 'io.allocation.line-allocated.v1']
assert sold.every { it.contains('"LAMP"') }

def modules = run(bin.resolve('java'), '--list-modules').readLines()*.replaceFirst('@.*', '')
assert modules.contains('io.allocation.adapters.jdbc')
assert !modules.contains('java.desktop')
return true
