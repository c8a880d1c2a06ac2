import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { agentCommand, resultsOf, tryAgent } from '../helpers/agents.js';
import { temporaryDirectory } from '../helpers/temporary-directory.js';

const alive = (pid: number): boolean => {
  try {
    // A dead process whose parent has not asked for it yet has the state Z.
    return !/^\d+ \(.*\) [ZX]/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
};

describe('an agent that', () => {
  test('leaves children behind leaves none of its group', async () => {
    const file = join(temporaryDirectory(), 'pids');
    const body = `
      import { spawn } from 'node:child_process';
      import { writeFileSync as write } from 'node:fs';
      const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' });
      write('${file}', String(child.pid)); child.unref();`;
    for (const end of ['say(answer); process.exit(0);', 'process.exit(1);']) {
      const [result] = await resultsOf(agentCommand(`${body}\n${end}`), { count: 1 });
      expect(result!.outcome).toBe(end.startsWith('say') ? 'answered' : 'exited');
      await expect.poll(() => alive(Number(readFileSync(file, 'utf8')))).toBe(false);
    }
  });

  test('finds an empty folder of its own, which is gone afterwards, and no variable but PATH', async () => {
    const body = `
      import { readdirSync, writeFileSync as write } from 'node:fs';
      const seen = { cwd: process.cwd(), files: readdirSync('.'), names: Object.keys(process.env) };
      write('mess', 'x'); say({ ...answer, rationale: JSON.stringify(seen) });`;
    const seen = (await resultsOf(agentCommand(body))).map(({ answer }) => JSON.parse(answer!.rationale!));
    expect(seen.map(({ files }) => files)).toEqual([[], []]);
    expect(seen[0].names).toEqual(['PATH']);
    expect(seen[0].cwd).not.toBe(seen[1].cwd);
    for (const { cwd } of seen) expect(existsSync(cwd)).toBe(false);
  });
});

test('nothing is told after the answer, unless grades are revealed', async () => {
  const heard = join(temporaryDirectory(), 'heard');
  const body = `
    import { appendFileSync } from 'node:fs';
    say(answer);
    const next = await lines.next();
    appendFileSync('${heard}', (next.done ? 'nothing' : next.value) + '\\n');`;
  await resultsOf(agentCommand(body));
  expect(readFileSync(heard, 'utf8')).toBe('nothing\nnothing\n');
  writeFileSync(heard, '');
  const results = await resultsOf(agentCommand(body), { reveal: true });
  const grades = readFileSync(heard, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(grades.map(({ type, truth, grade }) => [type, truth, grade.score])).toEqual(
    results.map(({ truth, score }) => ['grade', truth, expect.closeTo(score, 3)]),
  );
});

test('an interruption ends the agent and the bench, and keeps what is done', async () => {
  const interruption = new AbortController();
  const done: string[] = [];
  const report = await tryAgent(agentCommand('say(answer);'), {
    count: 3,
    interrupted: interruption.signal,
    onResult: ({ puzzle }) => {
      done.push(puzzle);
      interruption.abort();
    },
  });
  expect([report, done.length]).toEqual([null, 1]);
  const file = join(temporaryDirectory(), 'where');
  const body = `
    import { renameSync, writeFileSync } from 'node:fs';
    writeFileSync('${file}.tmp', JSON.stringify([process.pid, process.cwd()]));
    renameSync('${file}.tmp', '${file}');
    setInterval(() => {}, 1000);`;
  const during = new AbortController();
  const running = tryAgent(agentCommand(body), { interrupted: during.signal });
  await expect.poll(() => existsSync(file), { interval: 5 }).toBe(true);
  during.abort();
  expect(await running).toBeNull();
  const [pid, folder] = JSON.parse(readFileSync(file, 'utf8')) as [number, string];
  expect([alive(pid), existsSync(folder)]).toEqual([false, false]);
});
