// npm run backup -- --to ./backups/tuesday.backup [--from postgres://…]   keeps one state while the server goes on.
import { backUp } from '@/db/moving/backup';
import { asked, ownUrl, report } from './asked';

await report('kept', () => backUp({ from: asked('from', ownUrl), file: asked('to') }));
