/**
 * Run in a process of its own by chromium.ts: unpacks the packaged browser into a folder. The package takes both from the
 * environment when it is imported; the runtime's name makes it unpack its shared libraries too.
 */
const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('missing argument: the folder to unpack into');
process.env['TMPDIR'] = folder;
process.env['AWS_LAMBDA_JS_RUNTIME'] = 'nodejs20.x';
const { default: chromium } = await import('@sparticuz/chromium');
await chromium.executablePath();
