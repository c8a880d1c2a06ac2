import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { marked } from 'marked';

/** Pages of the manual as HTML. The Markdown is ours; nothing a user wrote passes through here. */
export function createManual(root: string): (id: string) => string | null {
  const pages = new Map<string, string>();
  return (id) => {
    const known = pages.get(id);
    if (known !== undefined) return known;
    if (!/^[a-z0-9-]+$/.test(id)) return null;
    const path = join(root, 'static', 'manual', `${id}.md`);
    if (!existsSync(path)) return null;
    const html = marked.parse(readFileSync(path, 'utf8'), { async: false });
    pages.set(id, html);
    return html;
  };
}
