const FIRST_HEADING = /<h1[^>]*>[\s\S]*?<\/h1>\s*/;

/**
 * A page of the manual as it stands inside another page: without its title, which the page around it shows, with its
 * headings `deeper` by so many levels, and its links to other pages of the manual as addresses of this client.
 */
export function pageHtml(html: string, deeper: number): string {
  return html
    .replace(FIRST_HEADING, '')
    .replace(/<(\/?)h([2-4])(?=[\s>])/g, (_, slash: string, level: string) => `<${slash}h${Number(level) + deeper}`)
    .replace(/href="([0-9a-z-]+)"/g, 'href="#/manual/$1"');
}
