export type Hours = readonly [weekday: number, fromMinute: number, untilMinute: number];

const days = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
const day = '(?:Mo|Tu|We|Th|Fr|Sa|Su)';
const rule = new RegExp(`^(${day}(?:\\s*[-,]\\s*(?:${day}|PH))*)?\\s*(.*)$`);
const span = /^(\d{1,2}):(\d\d)\s*-\s*(\d{1,2}):(\d\d)$/;

/**
 * The plain part of OpenStreetMap's opening_hours: weekdays and times of day. Seasons, "sunset", open ends and remarks
 * give null, so that nobody's hours are guessed from half a sentence. Public holidays are left out.
 * Half-open; what ends on the next day passes 1440.
 */
export function parseHours(text: string): Hours[] | null {
  if (/^(24\/7|At All Times)$/i.test(text.trim())) return days.map((_, i) => [i + 1, 0, 1440]);
  const week = new Map<number, Hours[]>();
  for (const part of partsOf(text)) {
    if (/^PH\b/.test(part)) continue;
    const [, listed, times = ''] = rule.exec(part) ?? [];
    const spans = spansOf(times);
    if (!spans) return null;
    for (const weekday of weekdaysOf(listed))
      week.set(
        weekday,
        spans.map(([from, until]) => [weekday, from, until]),
      );
  }
  const hours = [...week.values()].flat().sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  return hours.length > 0 && !overlap(hours) ? hours : null;
}

/** Rules end at a semicolon, or at a comma that a weekday follows after a time ("Mo-Fr 08:00-19:00, Sa 09:00-17:00"). */
function partsOf(text: string): string[] {
  return text
    .replace(new RegExp(`(\\d\\d|off),\\s*(?=${day})`, 'g'), '$1;')
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function weekdaysOf(listed: string | undefined): number[] {
  if (!listed) return [1, 2, 3, 4, 5, 6, 7];
  return listed.split(',').flatMap((piece) => {
    const [from = -1, to = from] = piece.split('-').map((name) => days.indexOf(name.trim()));
    if (from < 0 || to < 0) return [];
    const count = ((to - from + 7) % 7) + 1;
    return Array.from({ length: count }, (_, i) => ((from + i) % 7) + 1);
  });
}

function spansOf(times: string): [number, number][] | null {
  if (/^(off|closed)$/.test(times)) return [];
  const spans = times.split(',').map((piece) => {
    const [, fromHour, fromMinute, untilHour, untilMinute] = span.exec(piece.trim()) ?? [];
    const from = Number(fromHour) * 60 + Number(fromMinute);
    const until = Number(untilHour) * 60 + Number(untilMinute);
    return [from, until > from ? until : until + 1440] as [number, number];
  });
  return spans.every(([from, until]) => from < 1440 && until - from < 1440) ? spans : null;
}

function overlap(hours: readonly Hours[]): boolean {
  return hours.some(([weekday, from], i) => {
    const [before, , beforeUntil] = hours[i - 1] ?? [0, 0, 0];
    return (
      (before === weekday && from < beforeUntil) || (before === weekday - 1 && from < beforeUntil - 1440)
    );
  });
}
