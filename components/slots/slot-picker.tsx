import type { ReactNode } from 'react';
import type { Money } from '@/domain/money/money';
import { PercentOff } from '../pricing/percent-off';
import { shadeOf } from '../pricing/shade';
import { classNames } from '../ui/class-names';
import { formatMoney } from '../words/money';
import { dayInWords } from '../words/when';

export type PickSlot = {
  readonly start: string;
  readonly local: string;
  readonly price: Money;
  readonly listPrice: Money;
  readonly percentOff: number;
  readonly groupPrice: Money | null;
  readonly seatsLeft: number;
  readonly group: { readonly status: string; readonly members: number; readonly threshold: number } | null;
};
export type PickDay = {
  readonly day: string;
  /** Null where nothing can be booked. */
  readonly from: Money | null;
  readonly percentOff: number;
  readonly href: string;
};

/** Days across, the times of the chosen day below, each with its own price in words. Links, so that it works without scripts. */
export function SlotPicker({
  days,
  day,
  slots,
  chosen,
  hrefOf,
}: {
  days: readonly PickDay[];
  day: string;
  slots: readonly PickSlot[];
  chosen: string | null;
  hrefOf: (start: string) => string;
}) {
  return (
    <div className="flex flex-col gap-4">
      <nav aria-label="Day" className="relative overflow-x-auto">
        <ul className="flex gap-1 pb-1">
          {days.map((one) => (
            <li key={one.day}>
              <DayLink one={one} isChosen={one.day === day} />
            </li>
          ))}
        </ul>
      </nav>
      {slots.length === 0 ? (
        <p className="hatch border border-rule p-4">
          <span className="bg-page px-1">
            Nothing to book on {dayInWords(day)}. Choose another day above.
          </span>
        </p>
      ) : (
        partsOf(slots).map((part) => (
          <Part key={part.title} part={part} isAlone={part.slots.length === slots.length} chosen={chosen}>
            <ul
              aria-label={[part.title, `Times on ${dayInWords(day)}`].filter(Boolean).join(', ')}
              className="grid gap-1 grid-cols-3 sm:grid-cols-4"
            >
              {part.slots.map((slot) => (
                <li key={slot.start}>
                  <SlotLink slot={slot} isChosen={slot.start === chosen} href={hrefOf(slot.start)} />
                </li>
              ))}
            </ul>
          </Part>
        ))
      )}
    </div>
  );
}

const shownAtOnce = 16;
const parts = [
  { title: 'Night', until: '06:00' },
  { title: 'Morning', until: '12:00' },
  { title: 'Afternoon', until: '18:00' },
  { title: 'Evening', until: '24:00' },
];
type PartOfSlots = { readonly title: string; readonly slots: readonly PickSlot[] };

/** A long day in four parts, so that the times that cost less are not far down; a short one as it is. */
function partsOf(slots: readonly PickSlot[]): PartOfSlots[] {
  if (slots.length <= shownAtOnce) return [{ title: '', slots }];
  const titleOf = ({ local }: PickSlot) => parts.find(({ until }) => local.slice(11) < until)?.title;
  return parts
    .map(({ title }) => ({ title, slots: slots.filter((slot) => titleOf(slot) === title) }))
    .filter((part) => part.slots.length > 0);
}

/** Open where something costs less or is chosen. */
function Part({
  part: { title, slots },
  isAlone,
  chosen,
  children,
}: {
  part: PartOfSlots;
  isAlone: boolean;
  chosen: string | null;
  children: ReactNode;
}) {
  if (isAlone) return children;
  const isOpen = slots.some(({ percentOff, start }) => percentOff > 0 || start === chosen);
  const [first, last] = [slots[0], slots.at(-1)].map((slot) => slot?.local.slice(11, 16));
  return (
    <details open={isOpen} className="border-t border-rule pt-2">
      <summary className="min-h-11 font-semibold">
        {title}, <span className="number">{first === last ? first : `${first} to ${last}`}</span>
      </summary>
      <div className="pt-1">{children}</div>
    </details>
  );
}

function DayLink({ one, isChosen }: { one: PickDay; isChosen: boolean }) {
  const [weekday, date, month] = dayInWords(one.day).split(' ');
  return (
    <a
      href={one.href}
      aria-current={isChosen ? 'date' : undefined}
      className={classNames(
        'flex flex-col min-w-16 px-2 py-1.5 border no-underline text-center',
        one.from === null && 'hatch border-rule text-ink-3',
        one.from !== null &&
          (one.percentOff > 0 ? 'bg-lime text-on-lime border-ink' : 'bg-card border-rule-strong'),
        isChosen && 'outline-3 -outline-offset-3 outline-current',
      )}
    >
      <span className="text-xs">{weekday}</span>
      <span className="voice-time text-lg">
        {date}
        <span className="sr-only"> {month}</span>
      </span>
      <span className="text-xs number">{one.from ? `from ${formatMoney(one.from)}` : 'full'}</span>
    </a>
  );
}

function SlotLink({ slot, isChosen, href }: { slot: PickSlot; isChosen: boolean; href: string }) {
  const isQuiet = slot.percentOff > 0;
  return (
    <a
      href={href}
      aria-current={isChosen ? 'true' : undefined}
      className={classNames(
        'flex flex-col px-2 py-1.5 min-h-16 border no-underline',
        isQuiet ? `border-ink text-on-lime ${shadeOf(slot.percentOff)}` : 'hatch border-rule-strong',
        isChosen && 'outline-3 -outline-offset-3 outline-current',
      )}
    >
      <span className="voice-time text-lg">{slot.local.slice(11, 16)}</span>
      <span className={classNames('text-xs number', !isQuiet && 'bg-page self-start px-0.5')}>
        {formatMoney(slot.price)}
        {isQuiet ? (
          <>
            {' · '}
            <PercentOff percent={slot.percentOff} />
          </>
        ) : null}
      </span>
      <span className={classNames('text-xs', !isQuiet && 'bg-page self-start px-0.5')}>{noteOf(slot)}</span>
    </a>
  );
}

function noteOf({ group, seatsLeft }: PickSlot): string {
  if (group && group.status !== 'failed') return `${group.members} of ${group.threshold} joined`;
  return seatsLeft <= 5 ? `${seatsLeft} left` : '';
}
