import dotenv from 'dotenv'

dotenv.config({ quiet: true })

const named = process.argv.findLast((_, index, all) => all[index - 1] === '--lang')
const joined = process.argv.findLast((word) => word.startsWith('--lang='))?.slice('--lang='.length)
const chosen = named ?? joined
// The processes that this one starts say the same.
if (chosen !== undefined) process.env['COLLAUDO_LANG'] = chosen
