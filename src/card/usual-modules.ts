/** A PKCS#11 module, and whose it is. */
export interface UsualModule {
  readonly file: string
  readonly of: string
}

// Where the programs of the cards that are usual in Italy put their modules. From their manuals and from what
// people write: not one of these was tried here but SoftHSM2 and OpenSC.
const linux: readonly UsualModule[] = [
  { file: '/usr/lib/bit4id/libbit4xpki.so', of: 'bit4id' },
  { file: '/usr/lib/bit4id/libbit4ipki.so', of: 'bit4id' },
  { file: '/usr/lib/libbit4xpki.so', of: 'bit4id' },
  { file: '/usr/lib/libbit4ipki.so', of: 'bit4id' },
  { file: '/usr/lib/x64-athena/libASEP11.so', of: 'Athena IDProtect' },
  { file: '/usr/lib/libASEP11.so', of: 'Athena IDProtect' },
  { file: '/usr/local/AWP/lib/libOcsCryptoki.so', of: 'Oberthur / IDEMIA' },
  { file: '/usr/lib/libOcsCryptoki.so', of: 'Oberthur / IDEMIA' },
  { file: '/usr/local/lib/libcie-pkcs11.so', of: 'CIE' },
  { file: '/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so', of: 'OpenSC' },
  { file: '/usr/lib64/opensc-pkcs11.so', of: 'OpenSC' },
]

const windows: readonly UsualModule[] = [
  { file: 'C:\\Windows\\System32\\bit4xpki.dll', of: 'bit4id' },
  { file: 'C:\\Windows\\System32\\bit4ipki.dll', of: 'bit4id' },
  { file: 'C:\\Windows\\System32\\asepkcs.dll', of: 'Athena IDProtect' },
  { file: 'C:\\Windows\\System32\\OCSCryptoki.dll', of: 'Oberthur / IDEMIA' },
  {
    file: 'C:\\Program Files\\Oberthur Technologies\\AWP\\DLLs\\OcsCryptoki.dll',
    of: 'Oberthur / IDEMIA',
  },
  { file: 'C:\\Windows\\System32\\incryptoki2.dll', of: 'Incard' },
  { file: 'C:\\Windows\\System32\\CIEPKI.dll', of: 'CIE' },
  { file: 'C:\\Program Files\\OpenSC Project\\OpenSC\\pkcs11\\opensc-pkcs11.dll', of: 'OpenSC' },
]

const mac: readonly UsualModule[] = [
  { file: '/Library/bit4id/pkcs11/libbit4xpki.dylib', of: 'bit4id' },
  { file: '/Library/bit4id/pkcs11/libbit4ipki.dylib', of: 'bit4id' },
  { file: '/Library/Frameworks/eToken.framework/Versions/A/libeToken.dylib', of: 'SafeNet' },
  { file: '/usr/local/lib/libASEP11.dylib', of: 'Athena IDProtect' },
  { file: '/usr/local/lib/libcie-pkcs11.dylib', of: 'CIE' },
  { file: '/Library/OpenSC/lib/opensc-pkcs11.so', of: 'OpenSC' },
]

/** Where modules usually are on a platform: hints, none of them verified. */
export const usualModules = (platform: NodeJS.Platform): readonly UsualModule[] => {
  if (platform === 'win32') return windows
  return platform === 'darwin' ? mac : linux
}
