import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Family } from './core/vocabulary.js';
import { blocksOf, isHeading, markdownToHtml, plainText } from './markdown.js';
import type { ManualPicture } from './puzzle/puzzle.js';

/** A page as it is listed and searched. */
export interface ManualEntry {
  readonly id: string;
  readonly title: string;
  readonly family: Family;
  readonly summary: string;
  /** Everything on the page as plain text. */
  readonly text: string;
}

export interface ManualPage {
  readonly id: string;
  readonly title: string;
  readonly html: string;
  readonly picture: ManualPicture | null;
}

export interface Manual {
  entries(): readonly ManualEntry[];
  /** Null where there is no such page. */
  page(id: string): ManualPage | null;
}

/** What the catalogue knows of a cause that has a page. */
interface Subject {
  readonly id: string;
  readonly family: Family;
  readonly summary: string;
}

export interface ManualOptions {
  /** Folder that holds `static/`. */
  readonly root: string;
  readonly subjects: readonly Subject[];
  /** Drawn at the first request for a page and then kept; null where nothing can be simulated. */
  readonly picture: (id: string) => ManualPicture | null;
}

/** The manual: one page for each cause and benign event. Pages are read once. */
export function createManual({ root, subjects, picture }: ManualOptions): Manual {
  const pages = new Map<string, ManualPage>();
  let entries: readonly ManualEntry[] | null = null;
  const read = (id: string): string | null => {
    const path = join(root, 'static', 'manual', `${id}.md`);
    return existsSync(path) ? readFileSync(path, 'utf8') : null;
  };
  return {
    entries() {
      entries ??= subjects.flatMap(({ id, family, summary }) => {
        const markdown = read(id);
        if (markdown === null) return [];
        return [{ id, title: titleOf(markdown), family, summary, text: plainText(blocksOf(markdown)) }];
      });
      return entries;
    },
    page(id) {
      // Only names of the catalogue reach the disk, and only their pages are kept.
      if (!subjects.some((subject) => subject.id === id)) return null;
      const known = pages.get(id);
      if (known !== undefined) return known;
      const markdown = read(id);
      if (markdown === null) return null;
      const page = { id, title: titleOf(markdown), html: markdownToHtml(markdown), picture: picture(id) };
      pages.set(id, page);
      return page;
    },
  };
}

function titleOf(markdown: string): string {
  return plainText(
    blocksOf(markdown)
      .filter((block) => isHeading(block, 1))
      .slice(0, 1),
  );
}
