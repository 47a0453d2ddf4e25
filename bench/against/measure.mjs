// Runs a command and says what its whole tree of processes took. Linux: it reads /proc.
import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

const everyMs = 40

const parents = () => {
  const found = new Map()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'latin1')
      found.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]))
    } catch {
      // It has ended.
    }
  }
  return found
}

/** Resident memory of a process and all that it started, in MiB: what they share is counted once for each. */
const treeMemory = (root) => {
  const parentOf = parents()
  const isInTree = (pid) => pid === root || (parentOf.has(pid) && isInTree(parentOf.get(pid)))
  let kib = 0
  for (const pid of parentOf.keys()) {
    if (!isInTree(pid)) continue
    try {
      kib += Number(
        /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1] ?? '0',
      )
    } catch {
      // It has ended.
    }
  }
  return kib / 1024
}

/** Seconds on the clock, seconds of CPU, and the most memory of the whole tree in MiB. Throws where the command does not exit as it should. */
export const measure = ({ command, args, cwd, env = {}, exits = 0 }) =>
  new Promise((resolve, reject) => {
    // bash's `time` knows the CPU of children that have ended, and of theirs.
    const errors = `${cwd}/errors.txt`
    const shell = spawn(
      'bash',
      [
        '-c',
        `TIMEFORMAT='times %R %U %S'; time "$@" >/dev/null 2>'${errors}'; code=$?; echo "code $code" >&2`,
        'bash',
        command,
        ...args,
      ],
      { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'pipe'] },
    )
    let text = ''
    shell.stderr.on('data', (chunk) => (text += chunk))
    let peak = 0
    const samples = []
    const watch = setInterval(() => {
      const now = treeMemory(shell.pid)
      samples.push(now)
      peak = Math.max(peak, now)
    }, everyMs)
    shell.on('error', reject)
    shell.on('close', () => {
      clearInterval(watch)
      const [, wall, user, system] = /times ([\d.]+) ([\d.]+) ([\d.]+)/.exec(text) ?? []
      const [, code] = /code (\d+)/.exec(text) ?? []
      if (wall === undefined || Number(code) !== exits)
        reject(
          new Error(
            `${command} ${args.join(' ')} ended with ${code}: ${text}${readFileSync(errors, 'utf8').slice(-2000)}`,
          ),
        )
      else
        resolve({ wall: Number(wall), cpu: Number(user) + Number(system), memory: peak, samples })
    })
  })
