// The sandbox is one file of 700 kB, most of it a wasm module as text; splitting it would load the same bytes later.
export default { build: { chunkSizeWarningLimit: 1200 } }
