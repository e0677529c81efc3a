import type { Category } from '@/domain/deals/package';
import { activity } from './activity';
import { beauty, nails } from './beauty-and-nails';
import { bar, cafe } from './cafe-and-bar';
import { car, dental } from './dental-and-car';
import { classes, fitness } from './fitness-and-class';
import { hair } from './hair';
import { home, other } from './home-and-other';
import { massage, spa } from './massage-and-spa';
import { restaurant } from './restaurant';
import type { Trade } from './trade';

export const trades: Readonly<Record<Category, Trade>> = {
  restaurant,
  cafe,
  bar,
  hair,
  beauty,
  nails,
  massage,
  spa,
  fitness,
  class: classes,
  activity,
  dental,
  car,
  home,
  other,
};
