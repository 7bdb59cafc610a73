import { checkWire } from './check/check-wire.ts'
import { clientBench } from './client/client-bench.ts'
import { bench } from './run/bench.ts'

const [command, ...rest] = process.argv.slice(2)
if (command === 'client') await clientBench(rest)
else if (command === 'check') await checkWire()
else await bench(process.argv.slice(2))
