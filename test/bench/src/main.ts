import { bench } from './run/bench.ts'

await bench(process.argv.slice(2))
