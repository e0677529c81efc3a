// npm run copy -- --from file:./data/offpeak.db --to postgres://…   carries everything over, or back, and proves it.
import { copyHouse } from '@/db/moving/carry';
import { asked, report } from './asked';

await report('copied', () => copyHouse({ from: asked('from'), to: asked('to') }));
