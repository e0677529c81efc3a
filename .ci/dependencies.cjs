// The order of words is the direction of dependence: a word may use itself and the words before it.
const words = require('./words.json');
const portals = ['\\(shop\\)', 'merchant', 'admin', 'api'];
const ban = (name, from, to) => ({ name, severity: 'error', from, to });
const below = (i) => words.slice(0, i + 1).join('|');
const others = (p) => portals.filter((other) => other !== p).join('|');

module.exports = {
  forbidden: [
    ban('no-cycles', {}, { circular: true }),
    ban('everything-resolves', {}, { couldNotResolve: true }),
    ban(
      'domain-is-pure',
      { path: '^domain/', pathNot: '\\.test\\.ts$' },
      { pathNot: ['^domain/', 'node_modules/(zod|temporal-polyfill)/'] },
    ),
    ban('domain-speaks-our-words', { path: `^domain/(?!(${words.join('|')})/)` }, {}),
    ...words.map((word, i) =>
      ban(
        `domain-${word}-looks-down`,
        { path: `^domain/${word}/` },
        { path: '^domain/', pathNot: `^domain/(${below(i)})/` },
      ),
    ),
    ban('db-looks-down', { path: '^db/' }, { path: '^(app|components|usecases|providers|e2e)/' }),
    ban('providers-look-down', { path: '^providers/' }, { path: '^(app|components|usecases|db|e2e)/' }),
    ban('usecases-look-down', { path: '^usecases/' }, { path: '^(app|components|e2e)/' }),
    ban(
      'usecases-know-ports-only',
      { path: '^usecases/', pathNot: '(\\.test|/testing)\\.ts$' },
      { path: '^providers/', pathNot: '/port\\.ts$' },
    ),
    ban(
      'usecases-do-not-chain',
      // A test may arrange its world by doing what people do.
      // What several use cases do inside their transactions is a part: usecases/<word>/parts.
      { path: '^usecases/[^/]+/(?:parts/)?([^/.]+)', pathNot: '(\\.test|/testing)\\.ts$' },
      {
        path: '^usecases/[^/]+/',
        pathNot: ['^usecases/[^/]+/parts/', '\\.input\\.ts$', '-view\\.ts$', '^usecases/[^/]+/$1\\.'],
      },
    ),
    ban(
      'inputs-run-anywhere',
      { path: '\\.input\\.ts$' },
      { pathNot: ['^domain/', '\\.input\\.ts$', 'node_modules/zod/'] },
    ),
    ban(
      'components-look-down',
      { path: '^components/' },
      { path: '^(app|db|providers|usecases|e2e)/', pathNot: '\\.input\\.ts$' },
    ),
    ban(
      'ui-knows-no-business',
      { path: '^components/ui/' },
      { path: '^(components/(?!ui/)|domain/|usecases/)' },
    ),
    ban('web-enters-by-use-cases', { path: '^app/', pathNot: '^app/_web/' }, { path: '^(db|providers)/' }),
    ...portals.map((p) =>
      ban(`portal-${p}-stays-apart`, { path: `^app/${p}/` }, { path: `^app/(${others(p)})/` }),
    ),
    ban('e2e-stays-outside', { path: '^e2e/' }, { path: '^(app|components|usecases|providers)/' }),
    ban(
      'sql-stays-in-db',
      { pathNot: '^(db|node_modules)/' },
      { path: 'node_modules/(drizzle-orm|better-sqlite3|pg|postgres)/' },
    ),
    ban(
      'next-stays-in-web',
      { pathNot: '^(app|components|node_modules)/|^(proxy|instrumentation)\\.ts$' },
      { path: 'node_modules/(next|next-auth|react|react-dom)/' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
    },
  },
};
