import type { Template } from '../api/schemas';

const folded = (text: string) => text.normalize('NFKC').toLocaleLowerCase();

/** The templates that hold every word of a search, by folder and name; those without a folder first. */
export function findTemplates(templates: readonly Template[], search: string): Template[] {
  const words = folded(search).split(/\s+/).filter(Boolean);
  return templates
    .filter(({ name, folder, text }) => {
      const all = folded([name, folder, text].join('\n'));
      return words.every((word) => all.includes(word));
    })
    .toSorted(
      (a, b) => (a.folder ?? '').localeCompare(b.folder ?? '') || a.name.localeCompare(b.name),
    );
}
