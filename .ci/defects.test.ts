import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { edited } from '../scripts/defects/defect';
import { defects } from '../scripts/defects/list';

describe.each(defects)('the planted defect “$name”', ({ edits, test }) => {
  it('still has its place in the tree, once', () => {
    const texts = new Map<string, string>();
    for (const edit of edits) {
      const before = texts.get(edit.file) ?? readFileSync(edit.file, 'utf8');
      const after = edited(before, edit);
      expect(after).not.toBe(before);
      texts.set(edit.file, after);
    }
  });

  it('still has the test that notices it', () => {
    expect(existsSync(test.file)).toBe(true);
    const text = readFileSync(test.file, 'utf8');
    // A title of a table is put together when it runs.
    const isThere = text.includes(test.name) || text.includes(`'${test.name.replace('nobody joins ', '')}'`);
    expect(isThere).toBe(true);
  });
});
