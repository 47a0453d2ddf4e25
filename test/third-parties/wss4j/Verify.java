import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.ws.security.WSConstants;
import org.apache.ws.security.WSDataRef;
import org.apache.ws.security.WSSConfig;
import org.apache.ws.security.WSSecurityEngine;
import org.apache.ws.security.WSSecurityEngineResult;
import org.apache.ws.security.components.crypto.Merlin;
import org.apache.ws.security.handler.RequestData;
import org.apache.ws.security.message.token.Timestamp;
import org.apache.ws.security.util.WSSecurityUtil;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * What WSS4J, a stack that nobody here wrote, says of SOAP messages: each line of standard input is a message's
 * file and the PEM of the one certificate that is trusted, with a tab between them; each line of standard output is
 * "accepted", or "refused" and the reason. The rules of WS-I's Basic Security Profile are on.
 */
public class Verify {
  private static final DocumentBuilderFactory documents = DocumentBuilderFactory.newInstance();
  /** By the file of the certificate: many messages are judged by the same. */
  private static final Map<String, Merlin> trusted = new HashMap<>();

  public static void main(String[] arguments) throws Exception {
    WSSConfig.init();
    documents.setNamespaceAware(true);
    documents.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = input.readLine(); line != null; line = input.readLine()) {
      String[] files = line.split("\t");
      System.out.println(verdict(files[0], files[1]));
    }
  }

  private static String verdict(String message, String certificate) {
    try {
      verify(read(message), trusting(certificate));
      return "accepted";
    } catch (Exception error) {
      Throwable cause = error;
      while (cause.getCause() != null) cause = cause.getCause();
      String own = error == cause ? "" : " (" + cause.getMessage() + ")";
      return ("refused\t" + error.getMessage() + own).replaceAll("[\\r\\n]+", " ");
    }
  }

  private static void verify(Document message, Merlin crypto) throws Exception {
    WSSConfig config = WSSConfig.getNewInstance();
    config.setWsiBSPCompliant(true);
    config.setTimeStampStrict(true);
    RequestData data = new RequestData();
    data.setWssConfig(config);
    data.setSigCrypto(crypto);
    WSSecurityEngine engine = new WSSecurityEngine();
    engine.setWssConfig(config);
    List<WSSecurityEngineResult> results =
        engine.processSecurityHeader(WSSecurityUtil.getSecurityHeader(message, ""), data);
    if (results == null) throw new Exception("no security header");
    if (!coversTimestamp(results)) throw new Exception("the Timestamp is not signed");
  }

  /** Whether the signature covers the very Timestamp that was judged, and not one that stands elsewhere. */
  private static boolean coversTimestamp(List<WSSecurityEngineResult> results) {
    WSSecurityEngineResult judged = WSSecurityUtil.fetchActionResult(results, WSConstants.TS);
    WSSecurityEngineResult signature = WSSecurityUtil.fetchActionResult(results, WSConstants.SIGN);
    if (judged == null || signature == null) return false;
    Element timestamp =
        ((Timestamp) judged.get(WSSecurityEngineResult.TAG_TIMESTAMP)).getElement();
    @SuppressWarnings("unchecked")
    List<WSDataRef> covered =
        (List<WSDataRef>) signature.get(WSSecurityEngineResult.TAG_DATA_REF_URIS);
    return covered.stream().anyMatch(part -> part.getProtectedElement() == timestamp);
  }

  private static Document read(String file) throws Exception {
    return documents.newDocumentBuilder().parse(new java.io.File(file));
  }

  /** In memory, and by its key identifier as well: that is how an answer names its signer. */
  private static Merlin trusting(String file) throws Exception {
    Merlin known = trusted.get(file);
    if (known != null) return known;
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (InputStream pem = new FileInputStream(file)) {
      X509Certificate certificate =
          (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
      store.setCertificateEntry("trusted", certificate);
    }
    Merlin crypto = new Merlin();
    crypto.setKeyStore(store);
    trusted.put(file, crypto);
    return crypto;
  }
}
