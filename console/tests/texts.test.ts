import { readFileSync, readdirSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import en from '@/shared/i18n/en.json';
import ru from '@/shared/i18n/ru.json';

type Tree = { [key: string]: string | Tree };
const PLURAL = /_(one|few|many|other)$/;

function texts(tree: Tree, path = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string'
        ? [[path + key, value] as const]
        : [...texts(value, `${path}${key}.`)],
    ),
  );
}

const english = texts(en);
const russian = texts(ru);
const keys = (all: Map<string, string>) =>
  [...new Set([...all.keys()].map((key) => key.replace(PLURAL, '')))].toSorted();
const holes = (text: string) => [...text.matchAll(/{{(\w+)}}|<\/?(\w+)>/g)].map(String).toSorted();

describe('the catalogues', () => {
  test('have the same keys', () => {
    expect(keys(russian)).toEqual(keys(english));
  });

  test('have every plural form their language needs', () => {
    const forms = (all: Map<string, string>, wanted: string[]) =>
      [...all.keys()]
        .filter((key) => key.endsWith('_other'))
        .flatMap((key) => wanted.map((form) => key.replace(PLURAL, `_${form}`)))
        .filter((key) => !all.has(key));
    expect(forms(english, ['one'])).toEqual([]);
    expect(forms(russian, ['one', 'few', 'many'])).toEqual([]);
  });

  test('fill the same holes', () => {
    for (const [key, text] of english) {
      const other = russian.get(key);
      if (other !== undefined) expect([key, holes(other)]).toEqual([key, holes(text)]);
    }
  });

  test('are written out: no text is empty', () => {
    expect([...english, ...russian].filter(([, text]) => text.trim() === '')).toEqual([]);
  });
});

const sources = (...endings: string[]) =>
  readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => endings.some((ending) => file.endsWith(ending)))
    .map((file) => `src/${file}`);

const READ_ALOUD = new Set([
  'aria-label',
  'title',
  'placeholder',
  'label',
  'description',
  'alt',
  'error',
]);
const WORD = /\p{L}{2,}/u;
/** What stands on the keys themselves is no text. */
const KEYS = new Set(['Ctrl', 'Enter']);

function textsIn(file: string): string[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(file, 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const found: string[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isJsxText(node) && WORD.test(node.text)) found.push(node.text.trim());
    if (
      ts.isJsxAttribute(node) &&
      READ_ALOUD.has(node.name.getText()) &&
      node.initializer !== undefined &&
      ts.isStringLiteral(node.initializer) &&
      WORD.test(node.initializer.text)
    ) {
      found.push(node.initializer.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found.filter((text) => !KEYS.has(text)).map((text) => `${file}: ${text}`);
}

test('no component holds a text', () => {
  expect(sources('.tsx').flatMap(textsIn)).toEqual([]);
});

test('every text is used somewhere', () => {
  const code = sources('.ts', '.tsx')
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  const composed = [...code.matchAll(/t\(`([\w.]+)\.\$\{/g)].map(([, path]) => `${path ?? ''}.`);
  const unused = keys(english).filter(
    (key) =>
      !code.includes(`'${key}'`) &&
      !code.includes(`"${key}"`) &&
      !composed.some((path) => key.startsWith(path)),
  );
  expect(unused.filter((key) => !key.startsWith('time.'))).toEqual([]);
});
