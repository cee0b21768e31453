# Build the jar first: mvn -B -ntp package
FROM eclipse-temurin:17-jre

RUN useradd --system --uid 10001 --home-dir /keyback --create-home keyback
WORKDIR /keyback
COPY target/keyback.jar keyback.jar
# The secrets live here; a volume put on it starts with this owner.
RUN install -d -o keyback -g keyback -m 700 .keyback native
USER keyback

# OpenCV's libraries are unpacked there: it must allow execution, which a tmpfs of Docker does only when told.
# Memory goes back to the machine when nothing is done, and nothing wakes up to count (docs/performance/case.md).
ENV SERVER_ADDRESS=0.0.0.0 \
    MALLOC_ARENA_MAX=2 \
    JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=70 -XX:+ExitOnOutOfMemoryError -XX:-UsePerfData -XX:G1PeriodicGCInterval=300000 \
-XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=30 -Dorg.bytedeco.javacpp.cachedir=/keyback/native"
EXPOSE 8080
VOLUME /keyback/.keyback
HEALTHCHECK --interval=10s --timeout=5s --start-period=90s --retries=6 \
    CMD ["curl", "--fail", "--silent", "--show-error", "--output", "/dev/null", "http://127.0.0.1:8080/actuator/health"]
ENTRYPOINT ["java", "-jar", "keyback.jar"]
