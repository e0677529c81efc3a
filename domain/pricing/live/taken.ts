import type { Uses } from '../../slots/seats';
import type { Instant } from '../../time/wall';
import type { Opening } from './opening';

/** What the slot list needs to know of the group of a slot. `reserved` counts places, joined or not. */
export type GroupAtSlot = {
  readonly status: 'open' | 'tipped' | 'failed';
  readonly members: number;
  readonly maximum: number;
  readonly reserved: number;
  readonly closesAt: Instant;
};

/** What is taken, as storage counts it. `aloneTaken` holds the places sold or held alone at the deal's price, by start. */
export type Taken = {
  readonly uses: Uses;
  readonly aloneTaken: ReadonlyMap<Instant, number>;
  readonly groups: ReadonlyMap<Instant, GroupAtSlot>;
  /** The one group of a deal that gathers over all its slots, where somebody is in it. */
  readonly dealGroup?: GroupAtSlot | null;
  /** Places of this deal sold or held at the ordinary price, by start. */
  readonly fullTaken?: ReadonlyMap<Instant, number>;
  /** Places opened at short notice. */
  readonly openings?: readonly Opening[];
};
export type Asked = Taken & { readonly now: Instant; readonly quantity: number };
