import { createMemo } from 'solid-js'
import { encode } from 'uqr'
import styles from './QrCode.module.css'

/** Modules as one SVG path: runs of dark squares of each line. */
const pathOf = (data: boolean[][]): string => {
  let path = ''
  for (const [y, line] of data.entries()) {
    let x = 0
    while (x < line.length) {
      let end = x
      while (line[end]) end++
      if (end > x) path += `M${x} ${y}h${end - x}v1H${x}z`
      x = end + 1
    }
  }
  return path
}

/** A QR code of an address, black on white in both themes: cameras want it so. Sized by its container. */
export const QrCode = (props: { value: string; label: string; class?: string }) => {
  const code = createMemo(() => encode(props.value, { ecc: 'M', border: 4 }))
  return (
    <svg
      class={`${styles['code']} ${props.class ?? ''}`}
      viewBox={`0 0 ${code().size} ${code().size}`}
      role="img"
      aria-label={props.label}
    >
      <rect width="100%" height="100%" fill="#fff" />
      <path d={pathOf(code().data)} fill="#000" />
    </svg>
  )
}
