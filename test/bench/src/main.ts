const [command, ...rest] = process.argv.slice(2)

// Only what is asked for is loaded: the browser, and the peers' own client with a copy of Yjs of its own.
if (command === 'client') {
  const { clientBench } = await import('./client/client-bench.ts')
  await clientBench(rest)
} else if (command === 'check') {
  const { checkWire } = await import('./check/check-wire.ts')
  await checkWire()
} else if (command === 'papers') {
  const { papersBench } = await import('./papers/papers-bench.ts')
  await papersBench()
} else {
  const { bench } = await import('./run/bench.ts')
  await bench(process.argv.slice(2))
}
