// Writes what every route of the API is called and answers, read from the types of the code: `node scripts/testing/answers.mjs`, after
// an answer changed. The document shows it, and with test control on every answer is held against it.
import { globSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { API, SignatureKind, SymbolFlags, TypeFlags } from 'typescript/unstable/sync';
import { addressOf } from '../routes.mjs';

const file = 'app/api/v1/openapi.json/answers.json';

/** What the file should say: a JSON schema for each method of each address, and the named ones they share. */
export function answersSource() {
  const api = new API({ cwd: process.cwd() });
  const config = resolve('tsconfig.json');
  const project = api.updateSnapshot({ openProjects: [config] }).getProject(config);
  const shapes = shapesOf(project.checker);
  const routes = {};
  for (const path of globSync('app/api/v1/**/route.ts')
    .filter((one) => !one.includes('[...'))
    .sort())
    for (const { method, act } of routesIn(project.program.getSourceFile(resolve(path)))) {
      const answer = answerOf(project.checker, act);
      routes[`${method} ${addressOf(path)}`] = {
        name: act.text,
        answer: answer ? shapes.schemaOf(answer) : {},
      };
    }
  api.close();
  return `${JSON.stringify({ routes, schemas: shapes.named() }, null, 1)}\n`;
}

/** Every `NAME = route({ …, act: somebody, … })` of a file; an act that is written in place has no name and tells nothing. */
function routesIn(source) {
  const found = [];
  const visit = (node) => {
    if (node.expression?.text === 'route' && node.arguments) {
      const act = node.arguments[0].properties.find(({ name }) => name?.text === 'act')?.initializer;
      if (act?.text) found.push({ method: node.parent.name.text, act });
    }
    node.forEachChild(visit);
  };
  visit(source);
  return found;
}

/** `Value` of an act that returns `Promise<Result<Value, Refusal>>`; none where it accepts without a value. */
function answerOf(checker, act) {
  const [signature] = checker.getSignaturesOfType(checker.getTypeAtLocation(act), SignatureKind.Call);
  const [result] = checker.getTypeArguments(checker.getReturnTypeOfSignature(signature));
  const accepted = (result.getTypes() ?? [result]).find((one) => checker.getPropertyOfType(one, 'value'));
  const value = accepted && checker.getTypeOfSymbol(checker.getPropertyOfType(accepted, 'value'));
  return value && value.flags & (TypeFlags.VoidLike | TypeFlags.Null) ? null : value;
}

/** Types as JSON schemas; a type with a name of its own is written once. */
function shapesOf(checker) {
  const names = new Map();
  const schemas = new Map();

  function schemaOf(type) {
    const name = nameOf(type);
    if (!name) return plain(type);
    if (!schemas.has(name)) {
      schemas.set(name, {});
      schemas.set(name, plain(type));
    }
    return { $ref: `#/components/schemas/${name}` };
  }

  /** Objects are shared by the name of their type; a second type of one name gets a number. */
  function nameOf(type) {
    const alias = type.getAliasSymbol();
    const isShared = alias && alias.name !== 'Readonly' && type.getAliasTypeArguments().length === 0;
    if (!isShared || primitive(type) || isNarrow(type)) return null;
    const known = names.get(alias.name) ?? [];
    if (!known.includes(type.id)) names.set(alias.name, [...known, type.id]);
    const at = names.get(alias.name).indexOf(type.id);
    return at === 0 ? alias.name : `${alias.name}${at + 1}`;
  }

  /** A few words to choose from say more in place. */
  function isNarrow(type) {
    return (
      (type.getTypes?.() ?? []).every((one) => one.flags & TypeFlags.Primitive) && Boolean(type.getTypes?.())
    );
  }

  function plain(type) {
    const simple = primitive(type);
    if (simple) return simple;
    if (type.isUnionType()) return union(type.getTypes());
    if (checker.isArrayLikeType(type)) return list(type);
    return object(type);
  }

  function list(type) {
    const items = checker.getTypeArguments(type).map(schemaOf);
    return { type: 'array', items: items.length === 1 ? items[0] : { anyOf: items } };
  }

  function union(types) {
    const here = types.filter(({ flags }) => !(flags & TypeFlags.Undefined));
    const literals = here.filter((one) => one.isLiteralType());
    const words = [...new Set(literals.map(({ value }) => value))].sort();
    const rest = here.filter((one) => !one.isLiteralType()).map(schemaOf);
    const all = words.length > 0 ? [choice(words), ...rest] : rest;
    return all.length === 1 ? all[0] : { anyOf: all };
  }

  function choice(words) {
    const isSwitch = words.length === 2 && words.every((word) => typeof word === 'boolean');
    return isSwitch ? { type: 'boolean' } : { enum: words };
  }

  function object(type) {
    const [index] = checker.getIndexInfosOfType(type);
    const members = checker.getPropertiesOfType(type);
    const isOptional = (member) => Boolean(member.flags & SymbolFlags.Optional);
    const required = members.filter((member) => !isOptional(member)).map(({ name }) => name);
    const properties = members.map((member) => [member.name, schemaOf(checker.getTypeOfSymbol(member))]);
    return {
      type: 'object',
      ...(required.length > 0 ? { required } : {}),
      ...(properties.length > 0 ? { properties: Object.fromEntries(properties) } : {}),
      additionalProperties: index ? schemaOf(index.valueType) : false,
    };
  }

  return { schemaOf, named: () => Object.fromEntries([...schemas].sort(([a], [b]) => (a < b ? -1 : 1))) };
}

/** Numbers and texts, branded ones as well; null for what has parts. */
function primitive(type) {
  const { flags } = type;
  if (type.isLiteralType()) return { const: type.value };
  if (flags & TypeFlags.StringLike) return { type: 'string' };
  if (flags & TypeFlags.NumberLike) return { type: 'number' };
  if (flags & TypeFlags.Boolean) return { type: 'boolean' };
  if (flags & TypeFlags.Null) return { type: 'null' };
  if (flags & TypeFlags.AnyOrUnknown) return {};
  if (type.isIntersectionType()) return type.getTypes().map(primitive).find(Boolean) ?? null;
  return null;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(file, answersSource());
