/** The profile of whoever uses a simulated Windows. */
const SIMULATED = 'C:\\Users\\you'

/** Folders whose phone books belong to the user alone: the profile, and programs' data where they are kept elsewhere. */
export function profileFolders(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv): readonly string[] {
  if (platform !== 'win32') return [SIMULATED]
  return [environment['USERPROFILE'], environment['APPDATA']].filter((folder) => folder !== undefined)
}
