// npm run restore -- --from ./backups/tuesday.backup --to file:./data/restored.db   makes a database anew, and checks it.
import { restore } from '@/db/moving/backup';
import { asked, report } from './asked';

await report('restored', () => restore({ file: asked('from'), to: asked('to') }));
