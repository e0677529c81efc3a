import type { Category } from '@/domain/deals/package';

/** Trades as people look for them. */
export const tradeNames: Record<Category, string> = {
  restaurant: 'Restaurants',
  cafe: 'Cafés',
  bar: 'Bars',
  hair: 'Hair',
  beauty: 'Beauty',
  nails: 'Nails',
  massage: 'Massage',
  spa: 'Spa',
  fitness: 'Fitness',
  class: 'Classes',
  activity: 'Activities',
  dental: 'Dental',
  car: 'Car care',
  home: 'Home',
  other: 'Other',
};

export const weekdayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** `3 places`, `1 place`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
