import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const LIMIT = 300_000;
/** What the desk loads: the page, its route, and the larger of the two catalogues. */
const LOADED = [/\/index\.html$/, /\/app\/DeskOrWizard\.tsx$/, /\/i18n\/ru\.json$/];

/** Fails a build whose desk needs 300 kB of compressed script or more before it is there. */
export function firstLoad(): Plugin {
  return {
    name: 'firstline-first-load',
    apply: 'build',
    generateBundle(_, bundle) {
      const sizes = new Map<string, number>();
      const load = (file: string) => {
        const chunk = bundle[file];
        if (chunk?.type !== 'chunk' || sizes.has(file)) return;
        sizes.set(file, gzipSync(chunk.code).length);
        chunk.imports.forEach(load);
      };
      const chunks = Object.values(bundle).filter((each) => each.type === 'chunk');
      for (const path of LOADED) {
        const chunk = chunks.find(({ facadeModuleId }) => path.test(facadeModuleId ?? ''));
        if (chunk === undefined) this.error(`Nothing is built of ${path.source} any more.`);
        load(chunk.fileName);
      }
      const size = [...sizes.values()].reduce((sum, each) => sum + each, 0);
      const words = `The desk's first load: ${Math.round(size / 1_000)} kB of compressed script`;
      if (size >= LIMIT) this.error(`${words}, ${LIMIT / 1_000} kB are too much.`);
      this.info(words);
    },
  };
}
