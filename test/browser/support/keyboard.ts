import type { Locator } from 'playwright-core';

/** Presses a button or follows a link as somebody without a mouse does. Fails when Tab never gets there. */
export async function press(target: Locator): Promise<void> {
  const tabIndex = await target.evaluate((element: { tabIndex?: number }) => element.tabIndex ?? -1);
  if (tabIndex < 0) throw new Error(`Tab does not reach ${target.toString()}`);
  await target.press('Enter');
}

/** Opens a menu and chooses an entry of it by the arrow keys. */
export async function choose(opener: Locator, entry: string): Promise<void> {
  await press(opener);
  const page = opener.page();
  const wanted = page.getByRole('menuitem', { name: entry });
  await wanted.waitFor();
  for (let presses = 0; presses < 20; presses += 1) {
    await page.keyboard.press('ArrowDown');
    const focused = page.locator(':focus');
    if ((await focused.innerText()).trim().startsWith(entry)) return focused.press('Enter');
  }
  throw new Error(`The arrow keys never came to ${entry}`);
}
