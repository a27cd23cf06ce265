//! The page's binary: all of it is the library, entered from the boot script.

fn main() {
    // Keeps the library, with its exported start functions, in the binary.
    let _ = vendor_checker::TOOL_VERSION;
}
