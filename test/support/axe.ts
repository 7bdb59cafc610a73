import axe, { type RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'

/**
 * What axe finds on a page: a line for each rule with the first place. Its 500 kB of script are read once for each page
 * that is loaded, not for each look: that took longer than the look itself.
 */
export const findFaults = async (page: Page, options: RunOptions = {}): Promise<string[]> => {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  return page.evaluate(async (asked) => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, {
      resultTypes: ['violations'],
      // Every style sheet is otherwise read anew at each look, for one rule that is not asked for (css-orientation-lock,
      // which axe counts as experimental), and each element found is described in ways that nobody here reads.
      preload: { assets: ['media'] },
      selectors: false,
      ...asked,
    })
    return violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)
  }, options)
}
