# Firstline as an image. Unproved: no Docker engine was at hand to build or run it.

FROM node:20-bookworm-slim AS node

FROM maven:3.9-eclipse-temurin-17 AS build
COPY --from=node /usr/local/bin/ /usr/local/bin/
COPY --from=node /usr/local/lib/node_modules/ /usr/local/lib/node_modules/
WORKDIR /firstline
COPY . .
RUN --mount=type=cache,target=/root/.m2 --mount=type=cache,target=/root/.npm \
    mvn -B -q -DskipTests package

FROM eclipse-temurin:17-jre
RUN useradd --system --uid 10001 --no-create-home firstline \
    && install -d -o firstline -g firstline -m 700 /data
COPY --from=build /firstline/app/target/firstline.jar /firstline.jar
USER firstline
ENV FIRSTLINE_DATA=/data FIRSTLINE_PORT=8080
VOLUME /data
EXPOSE 8080
# The image has bash, but neither curl nor wget.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/$FIRSTLINE_PORT && printf 'GET /actuator/health/readiness HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200'"]
# Java itself is the first process: it gets the signal to stop, and ends what it is doing first.
ENTRYPOINT ["java", "-jar", "/firstline.jar"]
