package io.keyback.commands;

import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the jar. */
class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {"Keyback " + (version == null ? "(not packaged)" : version)};
    }
}
