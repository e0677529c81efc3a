'use client';

import { useState } from 'react';
import { Button } from '../button';

/** Copies a text; where the browser does not let it, the text stands beside the button to be selected by hand. */
export function CopyButton({ text, label = 'Copy' }: { text: string; label?: string }) {
  const [said, setSaid] = useState('');
  async function copy() {
    const isCopied = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    );
    setSaid(isCopied ? 'Copied' : 'Select the text and copy it by hand');
  }
  return (
    <span className="inline-flex items-center gap-2">
      <Button type="button" kind="plain" size="small" onClick={() => void copy()}>
        {label}
      </Button>
      <output className="text-sm text-ink-2">{said}</output>
    </span>
  );
}
