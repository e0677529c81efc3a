/** Epoch milliseconds, UTC. */
export type Instant = number;
/** `YYYY-MM-DD`, a day in the venue's zone. */
export type Day = string;
/** IANA name, for example `Europe/Lisbon`. */
export type Zone = string;
/** 1 Monday … 7 Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/**
 * Hours of a weekday, half-open, in minutes after midnight of the day they start on.
 * `untilMinute` may pass 1440: Friday 22:00–02:00 is { weekday: 5, fromMinute: 1320, untilMinute: 1560 } and belongs to Friday.
 */
export type WeekWindow = {
  readonly weekday: Weekday;
  readonly fromMinute: number;
  readonly untilMinute: number;
};

/** Half-open span of instants `[from, until)`. */
export type Span = { readonly from: Instant; readonly until: Instant };
