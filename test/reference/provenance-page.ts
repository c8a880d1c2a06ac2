import type { Provenance } from './format.js';

const OWN_FILES = 'real-runs/';

/** The table of sources for people; provenance.json is the same for programs. */
export function provenancePage(provenance: readonly Provenance[]): string {
  const published = provenance.filter(({ file }) => file.startsWith('logs/') && file.endsWith('.csv.br'));
  const own = provenance.filter(({ file }) => file.startsWith(OWN_FILES));
  const row = ({ file, repository, path, commit, licence }: Provenance): string =>
    `| ${file} | [${repository}](https://${repository}) | ${path} | ${commit.slice(0, 10)} | ${licence} |`;
  return `# Where the reference series come from

Written by \`npx tsx test/reference/build.ts SOURCE_FOLDER\`; [provenance.json](provenance.json) has the whole commits.
Nothing of the product reads these files: tests and \`npm run validate\` do.

## Recorded runs

${own.length} files in \`data/real-runs\`: 200 runs of two small networks with a known fault, or none, recorded for this
project (float32, hand-written gradients checked in float64). The licence is that of the repository, MIT. Values are the
text of the recording, every step, nothing rounded or thinned. A run with a \`paired_control\` is the same numbers as the
control up to its onset. \`signatures.json.br\` was computed over three seeds, of which two are here.

## Published logs

${published.length} files in \`data/logs\`, extracted from public repositories and unchanged since; \`logs.json.br\` is their index.

| file | repository | path | commit | licence |
|---|---|---|---|---|
${published.map(row).join('\n')}
`;
}
