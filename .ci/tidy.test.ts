import { describe, expect, it } from 'vitest';
import { rules } from './tidy';
import { readTree } from './tree';

const tree = readTree();

describe.each(rules)('$says', ({ complaints, planted, isDue }) => {
  it('holds in the tree', () => {
    const found = complaints(tree).join('\n');
    if (found && isDue && !isDue(tree)) console.warn(`Not due yet, but still to do:\n${found}`);
    else expect(found).toBe('');
  });

  it('is noticed when it does not', () => {
    expect(complaints(new Map(Object.entries(planted))).length).toBeGreaterThan(0);
  });
});
