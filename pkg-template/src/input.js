/**
 * Makes the function that writes text into a module's input buffer and returns its length in bytes. The view is empty
 * after the module's memory has grown, so one comparison finds both reasons to ask for the buffer anew.
 */
export function inputOf(exports, { input }) {
  const encoder = new TextEncoder()
  let view = new Uint8Array(0)
  return (text) => {
    const most = text.length * 3
    if (view.length < most || view.length === 0) {
      const capacity = Math.max(most, 4096)
      const start = input(capacity)
      view = new Uint8Array(exports.memory.buffer, start, capacity)
    }
    return encoder.encodeInto(text, view).written
  }
}
