/** A template that holds at least one value: `` `status.${kind}.open` ``. */
const template = /`((?:[\w.-]|\$\{[^{}`]*\})+)`/g

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\-]/g, String.raw`\$&`)

/** Templates of one source that could name keys: they begin with words and a dot, so that none of them fits everything. */
const readPatterns = (source: string): RegExp[] =>
  [...source.matchAll(template)]
    .map(([, inner = '']) => inner)
    .filter((inner) => inner.includes('${') && /^\w+\./.test(inner))
    .map(
      (inner) =>
        new RegExp(
          `^${inner
            .split(/\$\{[^{}`]*\}/)
            .map(escape)
            .join(String.raw`[\w.-]+`)}$`,
        ),
    )

/** Those keys of a dictionary that no source names, neither whole in quotes nor by a template. */
export const findUnusedKeys = (keys: readonly string[], sources: readonly string[]): string[] => {
  const all = sources.join('\n')
  const patterns = sources.flatMap(readPatterns)
  const isNamed = (key: string) =>
    [`'${key}'`, `"${key}"`, `\`${key}\``].some((name) => all.includes(name))
  return keys.filter((key) => !isNamed(key) && !patterns.some((pattern) => pattern.test(key)))
}
