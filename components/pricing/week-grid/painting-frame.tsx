import { type Dispatch, type ReactNode, useState } from 'react';
import { Button } from '../../ui/button';
import type { Edit, Step } from './week-edit';

type Given<Value> = {
  readonly edit: Edit<Value>;
  readonly dispatch: Dispatch<Step<Value>>;
  /** What one paints with. */
  readonly pen: ReactNode;
  /** How it is done by hand and by keyboard, in a sentence or two. */
  readonly hint: string;
  readonly grid: (isPainting: boolean) => ReactNode;
  /** The same by words. */
  readonly children: ReactNode;
};

/** What every painted week has around its grid: the pen, whether a finger paints or scrolls, undo, and what was said. */
export function PaintingFrame<Value>({ edit, dispatch, pen, hint, grid, children }: Given<Value>) {
  const [isPainting, setPainting] = useState(true);
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-end gap-3">
        {pen}
        <Button
          type="button"
          kind="plain"
          size="small"
          className="sm:hidden"
          aria-pressed={isPainting}
          onClick={() => setPainting(!isPainting)}
        >
          {isPainting ? 'Finger paints' : 'Finger scrolls'}
        </Button>
        <Button
          type="button"
          kind="plain"
          size="small"
          disabled={edit.past.length === 0}
          onClick={() => dispatch({ kind: 'undo' })}
        >
          Undo
        </Button>
      </div>
      {grid(isPainting)}
      <p className="text-sm text-ink-2">{hint}</p>
      <output aria-live="polite" className="sr-only">
        {edit.said}
      </output>
      {children}
    </div>
  );
}
