import type { Rule } from '../tidy';
import { isCode, isTest, type Tree } from '../tree';

/** Who writes rows of groups, and what for. */
const writers: Readonly<Record<string, readonly string[]>> = {
  'db/groups/groups.ts': [
    'openGroup',
    'beginJoining',
    'endJoining',
    'tipGroup',
    'failGroup',
    'closeTippedGroup',
    'setPlacesReserved',
    'markReminded',
    'markTierTold',
  ],
  'db/groups/members.ts': ['addMember', 'leaveGroup', 'suspendMember', 'passLead', 'callOffGroup'],
};

/** How the number of members changes, and by which statement. */
const counting: Readonly<Record<string, string>> = {
  addMember: '+ 1',
  leaveGroup: '- 1',
  suspendMember: '- 1',
};

/** Who lets somebody in: each of them has an order of this group whose payment gave its word. */
const doors: Readonly<Record<string, readonly string[]>> = {
  'usecases/groups/parts/joining.ts': ['enterGroup'],
  'usecases/groups/parts/group-fallbacks.ts': ['joinTipped'],
  'usecases/groups/parts/pledge-round.ts': ['join', 'replaceBy'],
};

/** Who says that the payment of an order gave its word. */
const authorising: Readonly<Record<string, readonly string[]>> = {
  'usecases/groups/parts/joining.ts': ['enterGroup'],
  'usecases/groups/parts/pledging.ts': ['beginWaiting'],
};

const letsIn = /\b(?:becomeMember|admitPledge|replaceMember|returnMember)\b(?=\(|;| :)/;
const mayLetIn = ['becomeMember', 'admitPledge', 'replaceMember', 'returnMember'];
/** What the one statement that makes a group larger has to find. */
const proof = [
  'eq(orders.groupId, groupId)',
  "inArray(payments.status, ['authorised', 'saved'])",
  'exists(paidFor)',
];

export const groups: readonly Rule[] = [
  {
    says: 'rows of groups are written by the functions named here alone',
    complaints: (tree) =>
      strangers(tree, /\b(?:insert|update|delete)\(groups\)|\b(?:update|into) "?groups\b/i, writers),
    planted: {
      'usecases/groups/fill.ts': 'async function fill(tx) {\n  tx.update(groups).set({ members: 9 });\n}',
    },
  },
  {
    says: 'members are counted by three statements alone',
    complaints: (tree) =>
      product(tree).flatMap(([path, text]) =>
        functionsOf(text).flatMap(({ name, body }) =>
          [...body.matchAll(/\.update\(groups\)\s*\.set\(\{([\s\S]*?)\}\)\s*\.(?:where|returning)/g)]
            .map(([, set = '']) => /\bmembers:\s*([^,\n]*)/.exec(set)?.[1])
            .filter((value) => value !== undefined && !value.includes(counting[name] ?? 'never'))
            .map(
              (value) =>
                `${path}, ${name}: members: ${value}: count by addMember, leaveGroup or suspendMember`,
            ),
        ),
      ),
    planted: {
      'db/groups/groups.ts': 'function tipGroup(tx) {\n  tx.update(groups).set({ members: 4 }).where(x);\n}',
    },
  },
  {
    says: 'a group grows only by an order in it whose payment gave its word',
    complaints: (tree) => {
      const members = tree.get('db/groups/members.ts') ?? '';
      const adding = functionsOf(members).find(({ name }) => name === 'addMember')?.body ?? '';
      const missing = proof.filter((part) => !adding.includes(part));
      const around = functionsOf(members).filter(
        ({ name, body }) => body.includes('addMember(') && name !== 'addMember' && !mayLetIn.includes(name),
      );
      return [
        ...missing.map((part) => `db/groups/members.ts, addMember: it must ask for ${part}`),
        ...around.map(({ name }) => `db/groups/members.ts, ${name}: nobody else adds a member`),
        ...strangers(tree, letsIn, { ...doors, 'db/groups/members.ts': mayLetIn }),
      ];
    },
    planted: { 'db/groups/members.ts': 'async function addMember(tx) {\n  tx.update(groups)\n}' },
  },
  {
    says: 'the list of who joined is written where the group grows, and nowhere else',
    complaints: (tree) =>
      strangers(tree, /\b(?:insert|update|delete)\(groupJoins\)|\bgroup_joins\b/, {
        'db/groups/members.ts': ['addMember'],
        'db/tables/groups.ts': ['groupJoins'],
      }),
    planted: { 'usecases/groups/note.ts': 'function note(tx) {\n  tx.insert(groupJoins).values({});\n}' },
  },
  {
    says: 'an order of a group or a pledge is authorised where its payment said so',
    complaints: (tree) => strangers(tree, /act: 'authorise'/, authorising),
    planted: {
      'usecases/groups/grow.ts': "function grow(tx) {\n  moveOrderRow(tx, { act: 'authorise' });\n}",
    },
  },
];

/** Functions outside the list that have what is looked for. */
function strangers(
  tree: Tree,
  pattern: RegExp,
  named: Readonly<Record<string, readonly string[]>>,
): string[] {
  return product(tree).flatMap(([path, text]) =>
    functionsOf(text)
      .filter(({ name, body }) => pattern.test(body) && !named[path]?.includes(name))
      .map(
        ({ name }) =>
          `${path}, ${name}: it is none of ${Object.values(named).flat().join(', ')} (.ci/tidy/groups.ts)`,
      ),
  );
}

/** Code that runs in service: not tests, and not the named worlds they start from. */
function product(tree: Tree): [string, string][] {
  return [...tree].filter(
    ([path]) =>
      isCode(path) && !isTest(path) && /^(app|db|usecases)\//.test(path) && !path.startsWith('db/scenes/'),
  );
}

/** Every top function with its text, without comments and imports. */
function functionsOf(text: string): { name: string; body: string }[] {
  const bare = text.replaceAll(/\/\*[\s\S]*?\*\/|^import[\s\S]*?;$/gm, '');
  const starts = [...bare.matchAll(/^(?:export )?(?:async )?(?:function\*? |const )(\w+)/gm)];
  return starts.map((start, index) => ({
    name: start[1] ?? '',
    body: bare.slice(start.index, starts[index + 1]?.index),
  }));
}
