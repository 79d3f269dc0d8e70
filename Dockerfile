# The sandbox as a container. After `cargo xtask build`: docker build -t seam-sandbox -f Dockerfile pkg
FROM node:22-alpine
COPY . /opt/seam-access-grants
RUN mkdir /data && chown node /data
USER node
VOLUME /data
EXPOSE 4020
HEALTHCHECK CMD wget -q -O /dev/null http://127.0.0.1:4020/_sandbox/requests
ENTRYPOINT ["node", "/opt/seam-access-grants/cli.js", "sandbox", "--host", "0.0.0.0", "--data", "/data/sandbox.json"]
